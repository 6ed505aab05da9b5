import { createHmac } from "node:crypto";
import { chatwoot } from "../../../../src/ingest/connectors/chatwoot";

describe("the signature", () => {
  const sentAt = 1_793_872_815;
  const now = sentAt * 1000;
  const body = Buffer.from('{"event":"hello"}');
  const sign = (secret: string, timestamp = String(sentAt), bytes = body) =>
    `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(bytes).digest("hex")}`;
  const signed = (signature: string, timestamp = String(sentAt), bytes = body) => ({
    headers: { "x-chatwoot-signature": signature, "x-chatwoot-timestamp": timestamp },
    body: bytes,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '1793872815.{"event":"hello"}' | openssl dgst -sha256 -hmac 'the secret'
    const known = "sha256=cced664975dc94b98c3383825650de0fe00e77b09bd520c44746d77dee38fab3";
    expect(chatwoot.verify(signed(known), ["the secret"], now)).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid secrets made it", () => {
    expect(chatwoot.verify(signed(sign("new")), ["new", "old"], now).kind).toBe("genuine");
    expect(chatwoot.verify(signed(sign("old")), ["new", "old"], now).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", signed(sign("other")), "not made with a secret"],
    [
      "the body was changed",
      signed(sign("new"), String(sentAt), Buffer.from("{}")),
      "not made with a secret",
    ],
    ["the timestamp was changed", signed(sign("new"), String(sentAt + 1)), "not made with a secret"],
    ["it is cut short", signed(sign("new").slice(0, -2)), "not made with a secret"],
    ["an empty secret made it", signed(sign("")), "not made with a secret"],
    ["it is missing", { headers: {}, body }, "X-Chatwoot-Signature is missing"],
    [
      "its timestamp is missing",
      { headers: { "x-chatwoot-signature": sign("new") }, body },
      "X-Chatwoot-Timestamp is missing",
    ],
    ["its timestamp is none", signed(sign("new", "soon"), "soon"), "five minutes"],
  ])("is forged when %s", (_, request, reason) => {
    const verdict = chatwoot.verify(request, ["new", ""], now);
    expect(verdict).toEqual({ kind: "forged", reason: expect.stringContaining(reason) });
  });

  it("holds for five minutes both ways and no longer", () => {
    const later = (milliseconds: number) =>
      chatwoot.verify(signed(sign("new")), ["new"], now + milliseconds).kind;
    expect([later(300_000), later(-300_000)]).toEqual(["genuine", "genuine"]);
    expect([later(300_001), later(-300_001)]).toEqual(["forged", "forged"]);
  });

  it("may be missing where the address bears one of the secrets, and only then", () => {
    const unsigned = (addressSecret: string) => ({ headers: {}, body, addressSecret });
    expect(chatwoot.verify(unsigned("old"), ["new", "old"], now).kind).toBe("genuine");
    expect(chatwoot.verify(unsigned("olds"), ["new", "old"], now).kind).toBe("forged");
    expect(chatwoot.verify(unsigned(""), ["new", ""], now).kind).toBe("forged");
  });

  it("must be right where there is one, whatever the address bears", () => {
    const request = { ...signed(sign("other")), addressSecret: "new" };
    expect(chatwoot.verify(request, ["new"], now).kind).toBe("forged");
  });
});
