import { pauseAfterFailure, waitAskedFor } from "../../../src/ingest/backfill/waiting";

const now = Date.parse("2026-11-05T10:00:00Z");

test("pauses double after each failure, up to a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(pauseAfterFailure)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
  ]);
});

test.each([
  ["seconds", { "retry-after": "17" }, 17_000],
  ["seconds with decimals, rounded up", { "retry-after": "0.2" }, 1_000],
  ["a date", { "retry-after": "Thu, 05 Nov 2026 10:00:30 GMT" }, 30_000],
  ["a date that is over", { "retry-after": "Thu, 05 Nov 2026 09:00:00 GMT" }, 0],
  ["Help Scout's own header", { "x-ratelimit-retry-after": "42" }, 42_000],
  ["the instant at which the limit is lifted", { "x-ratelimit-reset": String(now / 1_000 + 9) }, 9_000],
  ["the standard header before others", { "retry-after": "1", "x-ratelimit-retry-after": "42" }, 1_000],
  ["nothing", {}, null],
  ["something unreadable", { "retry-after": "soon" }, null],
])("a platform may ask to wait by %s", (_, headers, wait) => {
  expect(waitAskedFor(headers, now)).toBe(wait);
});
