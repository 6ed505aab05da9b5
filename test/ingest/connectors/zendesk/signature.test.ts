import { createHmac } from "node:crypto";
import { zendesk } from "../../../../src/ingest/connectors/zendesk";

describe("the signature", () => {
  const now = Date.parse("2026-11-05T10:00:30Z");
  const body = Buffer.from('{"type":"zen:event-type:ticket.created","name":"Žofia"}');
  const timestamp = "2026-11-05T10:00:00Z";
  const sign = (secret: string, at = timestamp, bytes = body) =>
    createHmac("sha256", secret)
      .update(Buffer.concat([Buffer.from(at), bytes]))
      .digest("base64");
  const request = (headers: Record<string, string>, bytes = body) => ({ headers, body: bytes });
  const headers = (signature: string, at = timestamp) => ({
    "x-zendesk-webhook-signature": signature,
    "x-zendesk-webhook-signature-timestamp": at,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '2021-07-25T10:00:00Z{"say":"hello"}' | openssl dgst -sha256 -hmac 'a secret' -binary | base64
    const known = request(
      headers("bke9NI3TNfNB+0yhbFz/C+u1F2mXK3BhPLIRSyV1Kz0=", "2021-07-25T10:00:00Z"),
      Buffer.from('{"say":"hello"}'),
    );
    expect(zendesk.verify(known, ["a secret"], Date.parse("2021-07-25T10:00:00Z"))).toEqual({
      kind: "genuine",
    });
  });

  it("is genuine when one of the valid secrets made it", () => {
    expect(zendesk.verify(request(headers(sign("new"))), ["new"], now).kind).toBe("genuine");
    expect(zendesk.verify(request(headers(sign("old"))), ["new", "old"], now).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", request(headers(sign("other"))), "secrets"],
    ["the body was changed", request(headers(sign("new")), Buffer.from("{}")), "secrets"],
    ["the timestamp was changed", request(headers(sign("new"), "2026-11-05T10:00:01Z")), "secrets"],
    ["it is no base64", request(headers("%%%")), "secrets"],
    ["it is empty", request(headers("")), "secrets"],
    ["it is missing", request({}), "x-zendesk-webhook-signature is missing"],
    [
      "its timestamp is missing",
      request({ "x-zendesk-webhook-signature": sign("new") }),
      "timestamp is missing",
    ],
    ["its timestamp is none", request(headers(sign("new", "yesterday"), "yesterday")), "not a date-time"],
    ["an empty secret made it", request(headers(sign(""))), "secrets"],
  ])("is forged when %s", (_, forged, reason) => {
    const verdict = zendesk.verify(forged, ["new", ""], now);
    expect(verdict).toEqual({ kind: "forged", reason: expect.stringContaining(reason) });
  });

  it("holds for five minutes both ways and no longer", () => {
    const at = (minutes: number, milliseconds = 0) =>
      zendesk.verify(
        request(headers(sign("new"))),
        ["new"],
        Date.parse(timestamp) + minutes * 60_000 + milliseconds,
      ).kind;
    expect([at(5), at(-5)]).toEqual(["genuine", "genuine"]);
    expect([at(5, 1), at(-5, -1)]).toEqual(["forged", "forged"]);
  });
});
