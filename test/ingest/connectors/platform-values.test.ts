import { platformId, wholeSeconds } from "../../../src/ingest/connectors/platform-values";

test.each([
  ["a number", 318, "318"],
  ["a text", "65f0", "65f0"],
  ["zero", 0, "0"],
])("an id may be %s, and is read as text", (_, told, expected) => {
  expect(platformId.parse(told)).toBe(expected);
});

test.each([[""], [1.5], [null], ["a\u0000b"], ["\ud800"], [Number.NaN]])("%p is no id", (told) => {
  expect(platformId.safeParse(told).error?.issues[0]?.message).toContain("must be an id");
});

const tenThirty = Date.parse("2026-10-01T10:30:05Z");

test.each([
  ["seconds", tenThirty / 1000],
  ["seconds with decimals", tenThirty / 1000 + 0.999],
  ["a date-time", "2026-10-01T10:30:05Z"],
  ["a date-time with microseconds", "2026-10-01T10:30:05.999999Z"],
  ["a date-time with an offset", "2026-10-01T12:30:05+02:00"],
  ["a date-time as Ruby writes it", "2026-10-01 10:30:05 UTC"],
])("an instant may be %s, and is cut to its second", (_, told) => {
  expect(wholeSeconds.parse(told)).toBe(tenThirty);
});

test.each([["soon"], [""], ["2026-10-01 10:30:05"], [-1], [1e20], [Number.POSITIVE_INFINITY], [null]])(
  "%p is no instant",
  (told) => {
    expect(wholeSeconds.safeParse(told).success).toBe(false);
  },
);

test("the last instant that the contract can write is one, the next is none", () => {
  expect(wholeSeconds.parse("9999-12-31T23:59:59Z")).toBe(Date.parse("9999-12-31T23:59:59Z"));
  expect(wholeSeconds.safeParse(Date.parse("9999-12-31T23:59:59Z") / 1000 + 1).success).toBe(false);
});
