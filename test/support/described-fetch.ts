import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";

/** An operation, a parameter or a response of the description, as far as it is looked at here. */
interface Parameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly required?: boolean;
  readonly schema: { readonly type: string };
}
interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
}
interface Answer {
  readonly content?: Content;
}
type Content = Readonly<Record<string, { readonly schema?: object }>>;
interface Reference {
  readonly $ref: string;
}

/** The description of the HTTP API. */
export const openApi: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
} = JSON.parse(readFileSync(resolve(__dirname, "../../docs/openapi.json"), "utf8"));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(openApi, "api");
const compiled = new Map<string, ValidateFunction>();

/**
 * Fetches, and holds the request and the answer to the description. Throws where one of them differs; a
 * request that is refused as mistaken need not be as described.
 */
export async function describedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const method = (init.method ?? "GET").toLowerCase();
  const { pathname, searchParams } = new URL(url);
  const found = operationAt(pathname, method);
  if (found === undefined) throw new Error(`${method} ${pathname} is not described`);
  const [path, operation] = found;
  const place = `${method} ${path} ${response.status}`;
  if (response.status < 400) {
    checkQuery(`${place}, query`, operation, searchParams);
    checkRequestBody(`${place}, request`, operation, init);
  }
  await checkAnswer(place, operation, response.clone());
  return response;
}

/** The described path and operation; a path without placeholders goes before one with. */
function operationAt(pathname: string, method: string): [string, Operation] | undefined {
  const paths = Object.keys(openApi.paths).sort(
    (left, right) => left.split("{").length - right.split("{").length,
  );
  const path = paths.find((one) => patternOf(one).test(pathname));
  const operation = path === undefined ? undefined : openApi.paths[path]?.[method];
  return path === undefined || operation === undefined ? undefined : [path, operation];
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

function checkQuery(place: string, { parameters = [] }: Operation, given: URLSearchParams): void {
  const described = parameters.map((one) => resolved<Parameter>(one)).filter((one) => one.in === "query");
  for (const { name, required } of described) {
    if (required && !given.has(name)) throw new Error(`${place}: ${name} is missing`);
  }
  for (const [name, text] of given) {
    const parameter = described.find((one) => one.name === name);
    if (parameter === undefined) throw new Error(`${place}: ${name} is not described`);
    if (text !== "") validate(`${place}, ${name}`, parameter.schema, parsedAs(text, parameter.schema.type));
  }
}

function parsedAs(text: string, type: string): unknown {
  if (type === "integer") return Number(text);
  return type === "array" ? text.split(",") : text;
}

function checkRequestBody(place: string, { requestBody }: Operation, init: RequestInit): void {
  if (init.body === undefined || init.body === null) return;
  if (requestBody === undefined) throw new Error(`${place}: no body is described`);
  const mediaType = new Headers(init.headers).get("content-type")?.split(";")[0] ?? "application/json";
  const described = requestBody.content[mediaType] ?? requestBody.content["*/*"];
  if (described === undefined) throw new Error(`${place}: ${mediaType} is not described`);
  const text = init.body.toString();
  const isForm = mediaType === "application/x-www-form-urlencoded";
  if (described.schema === undefined) return;
  validate(
    place,
    described.schema,
    isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text),
  );
}

async function checkAnswer(place: string, { responses }: Operation, response: Response): Promise<void> {
  const described = responses[String(response.status)];
  if (described === undefined) throw new Error(`${place} is not described`);
  const { content } = resolved<Answer>(described);
  const text = await response.text();
  if (content === undefined) return;
  const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "";
  const schema = content[mediaType]?.schema;
  if (schema === undefined) throw new Error(`${place}: ${mediaType} is not described`);
  validate(place, schema, mediaType.endsWith("json") ? JSON.parse(text) : text);
}

function resolved<T extends object>(one: T | Reference): T {
  if (!("$ref" in one)) return one;
  const steps = one.$ref.replace("#/", "").split("/");
  let value: unknown = openApi;
  for (const step of steps) value = (value as Record<string, unknown>)[step];
  return value as T;
}

function validate(place: string, schema: object, value: unknown): void {
  const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
  const check = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, check);
  if (!check(value)) throw new Error(`${place}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(value)}`);
}
