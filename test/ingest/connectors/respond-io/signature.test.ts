import { createHmac } from "node:crypto";
import { respondIo } from "../../../../src/ingest/connectors/respond-io";

describe("the signature", () => {
  const body = Buffer.from('{"event_type":"message.received","text":"Grüße"}');
  const sign = (key: string, bytes = body) => createHmac("sha256", key).update(bytes).digest("base64");
  const request = (headers: Record<string, string>, bytes = body) => ({ headers, body: bytes });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '{"say":"hello"}' | openssl dgst -sha256 -hmac 'a signing key' -binary | base64
    const known = request(
      { "x-webhook-signature": "ilqI5jieJamQz75uTTO6hgi59oWqygv3xAUyMIKoMu0=" },
      Buffer.from('{"say":"hello"}'),
    );
    expect(respondIo.verify(known, ["a signing key"], 0)).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid keys made it", () => {
    expect(respondIo.verify(request({ "x-webhook-signature": sign("new") }), ["new"], 0).kind).toBe(
      "genuine",
    );
    expect(respondIo.verify(request({ "x-webhook-signature": sign("old") }), ["new", "old"], 0).kind).toBe(
      "genuine",
    );
  });

  it.each([
    ["another key made it", request({ "x-webhook-signature": sign("other") })],
    ["the body was changed", request({ "x-webhook-signature": sign("new") }, Buffer.from("{}"))],
    [
      "it is in hexadecimal",
      request({ "x-webhook-signature": Buffer.from(sign("new"), "base64").toString("hex") }),
    ],
    ["it is empty", request({ "x-webhook-signature": "" })],
    ["it is missing", request({})],
    ["an empty key made it", request({ "x-webhook-signature": sign("") })],
  ])("is forged when %s", (_, forged) => {
    expect(respondIo.verify(forged, ["new", ""], 0).kind).toBe("forged");
  });
});
