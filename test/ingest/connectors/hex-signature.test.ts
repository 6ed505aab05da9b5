import { isSignedInHexByOneOf } from "../../../src/ingest/connectors/hex-signature";

// printf 'over the fence' | openssl dgst -sha1 -hmac 'key' and likewise -sha256
const sha1 = "sha1=26a43cc4f0bd93a5881d4c61a1f4c571565025fe";
const sha256 = "sha256=c909f9dba3b662835a885ae37aaa745b80959fd5f4f63778708c886b2501eb20";
const parts = ["over ", Buffer.from("the fence")];

test("a signature is what another implementation of HMAC makes of the parts, one after the other", () => {
  expect(isSignedInHexByOneOf(["key"], { algorithm: "sha1", parts, header: sha1 })).toBe(true);
  expect(isSignedInHexByOneOf(["key"], { algorithm: "sha256", parts, header: sha256 })).toBe(true);
  expect(
    isSignedInHexByOneOf(["other", "key"], { algorithm: "sha256", parts, header: sha256.toUpperCase() }),
  ).toBe(false);
});

test("any of the secrets will do, and capital digits as well", () => {
  const header = `sha256=${sha256.slice("sha256=".length).toUpperCase()}`;
  expect(isSignedInHexByOneOf(["other", "key"], { algorithm: "sha256", parts, header })).toBe(true);
});

test.each([
  ["of another algorithm", sha1],
  ["without the algorithm's name", sha256.slice("sha256=".length)],
  ["cut short", sha256.slice(0, -2)],
  ["with an odd digit", sha256.slice(0, -1)],
  ["with something behind it", `${sha256}00`],
  ["without digits", "sha256="],
  ["that is empty", ""],
  ["that is no hexadecimal number", `sha256=${"z".repeat(64)}`],
])("a signature %s is none", (_, header) => {
  expect(isSignedInHexByOneOf(["key"], { algorithm: "sha256", parts, header })).toBe(false);
});

test("an empty secret signs nothing, and neither does no secret", () => {
  // printf '' | openssl dgst -sha256 -hmac ''
  const header = "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
  expect(isSignedInHexByOneOf([""], { algorithm: "sha256", parts: [], header })).toBe(false);
  expect(isSignedInHexByOneOf([], { algorithm: "sha256", parts, header: sha256 })).toBe(false);
});
