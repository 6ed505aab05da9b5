import { type Breach, breach, type Check, isRecord, nameOf } from "./breach";

/** Smallest and largest size allowed, both inclusive. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export type Fields = Readonly<Record<string, { readonly required: boolean; readonly check: Check }>>;

export const required = (check: Check) => ({ required: true, check });
export const optional = (check: Check) => ({ required: false, check });

function sizeBreaches(size: number, { min, max }: Bounds, unit: string, path: string): Breach[] {
  if (min !== undefined && size < min) return [breach(path, `at least ${min} ${unit}`, `${size}`)];
  if (max !== undefined && size > max) return [breach(path, `at most ${max} ${unit}`, `${size}`)];
  return [];
}

/** Length is counted in UTF-16 units: never fewer than Slack's own count. */
export const string =
  (bounds: Bounds = {}): Check =>
  (value, path) =>
    typeof value === "string"
      ? sizeBreaches(value.length, bounds, "characters", path)
      : [breach(path, "must be a string", nameOf(value))];

export const matching =
  (pattern: RegExp, form: string): Check =>
  (value, path) =>
    typeof value === "string" && pattern.test(value)
      ? []
      : [breach(path, `must be ${form}`, JSON.stringify(value) ?? "nothing")];

export const oneOf =
  (values: readonly (string | number)[]): Check =>
  (value, path) =>
    values.some((allowed) => allowed === value)
      ? []
      : [breach(path, `must be one of ${values.join(", ")}`, JSON.stringify(value) ?? "nothing")];

export const boolean: Check = (value, path) =>
  typeof value === "boolean" ? [] : [breach(path, "must be true or false", nameOf(value))];

export const number =
  ({ min, max }: Bounds = {}): Check =>
  (value, path) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return [breach(path, "must be a finite number", nameOf(value))];
    }
    if (min !== undefined && value < min) return [breach(path, `at least ${min}`, `${value}`)];
    if (max !== undefined && value > max) return [breach(path, `at most ${max}`, `${value}`)];
    return [];
  };

export const integer =
  (bounds: Bounds = {}): Check =>
  (value, path) =>
    Number.isInteger(value)
      ? number(bounds)(value, path)
      : [breach(path, "must be a whole number", typeof value === "number" ? `${value}` : nameOf(value))];

export const url: Check = (value, path) => {
  const sized = string({ min: 1, max: 3000 })(value, path);
  if (sized.length > 0) return sized;
  return /^(https?:\/\/|mailto:)\S+$/.test(String(value))
    ? []
    : [breach(path, "must be an http, https or mailto address", JSON.stringify(value))];
};

export const array =
  (item: Check, bounds: Bounds = {}): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [breach(path, "must be a list", nameOf(value))];
    const items: readonly unknown[] = value;
    return [
      ...sizeBreaches(items.length, bounds, "items", path),
      ...items.flatMap((entry, index) => item(entry, `${path}/${index}`)),
    ];
  };

/** An object with these fields and no others: Slack refuses properties it does not know. */
export const object =
  (fields: Fields): Check =>
  (value, path) => {
    if (!isRecord(value)) return [breach(path, "must be an object", nameOf(value))];
    const known = Object.entries(fields).flatMap(([name, field]) => {
      const entry = value[name];
      if (entry !== undefined) return field.check(entry, `${path}/${name}`);
      return field.required ? [breach(`${path}/${name}`, "must be present", "nothing")] : [];
    });
    const unknown = Object.keys(value)
      .filter((name) => value[name] !== undefined && !Object.hasOwn(fields, name))
      .map((name) => breach(`${path}/${name}`, "must be a property that Slack knows", JSON.stringify(name)));
    return [...known, ...unknown];
  };

/** Chooses the check by the value's `type`; a type that is not in the table is a breach. */
export const byType =
  (what: string, table: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isRecord(value)) return [breach(path, "must be an object", nameOf(value))];
    const type = value.type;
    const check = typeof type === "string" && Object.hasOwn(table, type) ? table[type] : undefined;
    if (check) return check(value, path);
    return [
      breach(
        `${path}/type`,
        `must be ${what}: ${Object.keys(table).join(", ")}`,
        JSON.stringify(type) ?? "nothing",
      ),
    ];
  };

/** All checks, one after the other, on the same value. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, path) =>
    checks.flatMap((check) => check(value, path));

/** Exactly one of the named fields must be there. */
export const exactlyOneOf =
  (names: readonly string[]): Check =>
  (value, path) => {
    if (!isRecord(value)) return [];
    const present = names.filter((name) => value[name] !== undefined);
    return present.length === 1
      ? []
      : [breach(path, `must have exactly one of ${names.join(", ")}`, present.join(" and ") || "none")];
  };
