import { createHmac } from "node:crypto";
import { intercom } from "../../../../src/ingest/connectors/intercom";

describe("the signature", () => {
  const body = Buffer.from('{"topic":"ping"}');
  const sign = (secret: string, bytes = body) =>
    `sha1=${createHmac("sha1", secret).update(bytes).digest("hex")}`;
  const signed = (signature: string, bytes = body) => ({
    headers: { "x-hub-signature": signature },
    body: bytes,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '{"topic":"ping"}' | openssl dgst -sha1 -hmac 'the client secret'
    expect(
      intercom.verify(signed("sha1=720a853644dfde65eb79f5f33cefe283192de105"), ["the client secret"], 0),
    ).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid secrets made it, whenever that was", () => {
    expect(intercom.verify(signed(sign("new")), ["new", "old"], 0).kind).toBe("genuine");
    expect(intercom.verify(signed(sign("old")), ["new", "old"], 1e15).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", signed(sign("other")), "not made with a secret"],
    ["the body was changed", signed(sign("new"), Buffer.from("{}")), "not made with a secret"],
    ["it is cut short", signed(sign("new").slice(0, -2)), "not made with a secret"],
    ["an empty secret made it", signed(sign("")), "not made with a secret"],
    ["it is missing", { headers: {}, body }, "X-Hub-Signature is missing"],
    [
      "only the address bears the secret",
      { headers: {}, body, addressSecret: "new" },
      "X-Hub-Signature is missing",
    ],
  ])("is forged when %s", (_, request, reason) => {
    expect(intercom.verify(request, ["new", ""], 0)).toEqual({
      kind: "forged",
      reason: expect.stringContaining(reason),
    });
  });
});
