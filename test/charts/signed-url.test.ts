import fc from "fast-check";
import { ChartTokenError, checkChartToken, signChartToken } from "../../src/charts/signed-url";

const secret = "a secret of more than 32 characters, for tests";
const expiresAt = new Date("2026-10-02T00:00:00.000Z");
const before = new Date("2026-10-01T23:59:59.999Z");

describe("a chart's token", () => {
  test("is valid until it expires, and says which chart it is for", () => {
    const token = signChartToken("chart-1", expiresAt, secret);
    expect(checkChartToken(token, before, secret)).toEqual({ kind: "valid", id: "chart-1", expiresAt });
    expect(checkChartToken(token, expiresAt, secret)).toEqual({ kind: "expired" });
  });

  test("fits into a path as it is", () => {
    expect(signChartToken("chart_1-X", expiresAt, secret)).toMatch(
      /^chart_1-X\.[0-9a-z]+\.[A-Za-z0-9_-]{43}$/,
    );
  });

  test("is invalid under another secret", () => {
    const token = signChartToken("chart-1", expiresAt, secret);
    expect(checkChartToken(token, before, `${secret}!`)).toEqual({ kind: "invalid" });
  });

  test("is invalid after the change of any single character, also for another chart or a later expiry", () => {
    const token = signChartToken("chart-1", expiresAt, secret);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."aZ09-_.~ "), (at, character) => {
        fc.pre(token[at] !== character);
        const forged = token.slice(0, at) + character + token.slice(at + 1);
        expect(checkChartToken(forged, before, secret)).toEqual({ kind: "invalid" });
      }),
      { numRuns: 500 },
    );
  });

  test("has one spelling only: the unused bits of its last character cannot be changed either", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const token = signChartToken("chart-1", expiresAt, secret);
    const respelled = alphabet[alphabet.indexOf(token.slice(-1)) + 1] ?? "";
    expect(checkChartToken(token.slice(0, -1) + respelled, before, secret)).toEqual({ kind: "invalid" });
  });

  test("an expired one that was tampered with is invalid, not expired", () => {
    const token = signChartToken("chart-1", expiresAt, secret);
    expect(checkChartToken(token.replace("chart-1", "chart-2"), expiresAt, secret)).toEqual({
      kind: "invalid",
    });
  });

  test("any text is answered, never thrown at", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(checkChartToken(text, before, secret)).toEqual({ kind: "invalid" });
      }),
    );
  });

  test("is not made with a short secret, for an id that does not fit, or without an instant", () => {
    expect(() => signChartToken("chart-1", expiresAt, "short")).toThrow(ChartTokenError);
    expect(() => signChartToken("../x", expiresAt, secret)).toThrow("1 to 64 letters");
    expect(() => signChartToken("chart-1", new Date(Number.NaN), secret)).toThrow("after 1970");
  });
});
