import { helpScout } from "../../../../src/ingest/connectors/help-scout";
import { helpScoutBody, helpScoutSignature } from "../../../support/help-scout";

describe("the signature", () => {
  const body = helpScoutBody("01-convo.created");
  const request = (signature: string | null, bytes = body) => ({
    headers: signature === null ? {} : { "x-helpscout-signature": signature },
    body: bytes,
  });
  const verdict = (signature: string | null, secrets: string[], bytes = body) =>
    helpScout.verify(request(signature, bytes), secrets, Date.parse("2026-11-05T09:00:00Z")).kind;

  it("is good with any of the secrets that are valid now", () => {
    const signature = helpScoutSignature(body, "first secret");
    expect(verdict(signature, ["first secret"])).toBe("genuine");
    expect(verdict(signature, ["second secret", "first secret"])).toBe("genuine");
  });

  it("computed by another implementation is good: echo -n '{}' | openssl sha1 -hmac key -binary | base64", () => {
    expect(verdict("yZY7g3GD3GZxBkYbPekdCIX1ObM=", ["key"], Buffer.from("{}"))).toBe("genuine");
  });

  it("is bad with another secret, without secrets, over another body, cut off, empty or missing", () => {
    const signature = helpScoutSignature(body, "first secret");
    expect(verdict(signature, ["second secret"])).toBe("forged");
    expect(verdict(signature, [])).toBe("forged");
    expect(verdict(signature, ["first secret"], Buffer.concat([body, Buffer.from(" ")]))).toBe("forged");
    expect(verdict(signature.slice(0, -8), ["first secret"])).toBe("forged");
    expect(verdict("", ["first secret"])).toBe("forged");
    expect(verdict(null, ["first secret"])).toBe("forged");
  });
});
