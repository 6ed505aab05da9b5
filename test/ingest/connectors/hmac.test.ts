import { createHmac } from "node:crypto";
import fc from "fast-check";
import { isSignedByOneOf } from "../../../src/ingest/connectors/hmac";

const sign = (secret: string, bytes: Buffer) => createHmac("sha256", secret).update(bytes).digest("base64");
const secret = fc.string({ minLength: 1 });
const bytes = fc.uint8Array().map((array) => Buffer.from(array));

it("takes what any of the secrets signed, whatever the parts it is told in", () => {
  fc.assert(
    fc.property(fc.array(secret), secret, bytes, bytes, (others, own, first, second) => {
      const signature = sign(own, Buffer.concat([first, second]));
      expect(isSignedByOneOf([...others, own], { parts: [first, second], signature })).toBe(true);
    }),
  );
});

it("refuses a signature with one bit of it changed", () => {
  fc.assert(
    fc.property(secret, bytes, fc.nat(255), (own, body, bit) => {
      const digest = Buffer.from(sign(own, body), "base64");
      digest[bit >> 3] = (digest[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(isSignedByOneOf([own], { parts: [body], signature: digest.toString("base64") })).toBe(false);
    }),
  );
});

it("refuses everything without a secret, or with an empty one", () => {
  const signature = sign("", Buffer.from("body"));
  expect(isSignedByOneOf([], { parts: ["body"], signature })).toBe(false);
  expect(isSignedByOneOf([""], { parts: ["body"], signature })).toBe(false);
});
