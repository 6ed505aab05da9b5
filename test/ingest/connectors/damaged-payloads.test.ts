import fc from "fast-check";
import { parseEvent } from "../../../src/domain/events";
import { chatwoot } from "../../../src/ingest/connectors/chatwoot";
import type { Connector } from "../../../src/ingest/connectors/connector";
import { intercom } from "../../../src/ingest/connectors/intercom";
import { readStory } from "../../support/connector-story";

/** Every place in a JSON value, as the keys that lead to it. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The value with another one at that place. */
function damaged(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) {
    return value.map((inner, index) => (String(index) === key ? damaged(inner, rest, other) : inner));
  }
  const record: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  return { ...record, [key]: damaged(record[key], rest, other) };
}

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    undefined,
    null,
    "",
    "0",
    0,
    -1,
    1.5,
    1e20,
    -1e20,
    [],
    {},
    "\u0000",
    "\ud800",
    "x".repeat(1_000),
  ),
);

const connectors: readonly (readonly [string, Connector])[] = [
  ["chatwoot", chatwoot],
  ["intercom", intercom],
];

test.each(connectors)(
  "a payload of %s that is damaged anywhere gives events of the contract or says what is wrong",
  (platform, connector) => {
    const damagedPayloads = fc.constantFrom(...readStory(platform)).chain((payload) => {
      const places = fc.constantFrom(...placesIn(payload));
      return fc
        .array(fc.tuple(places, strange), { minLength: 1, maxLength: 3 })
        .map((damages) => damages.reduce((so, [place, other]) => damaged(so, place, other), payload));
    });
    fc.assert(
      fc.property(damagedPayloads, (payload) => {
        const translation = connector.translate(payload);
        if (translation.kind === "unreadable") return translation.problems.length > 0;
        if (translation.kind === "early") return false;
        const invalid = translation.events.map(parseEvent).filter((parsed) => !parsed.ok);
        expect(invalid).toEqual([]);
        return translation.events.length + translation.ignored.length > 0;
      }),
      { numRuns: 2_000 },
    );
  },
);
