import fc from "fast-check";
import { hashOf, idOf } from "../../../src/ingest/connectors/event-id";

describe("idOf", () => {
  it("joins what fits into the contract's 128 characters", () => {
    expect(idOf("zendesk", "48213", "opened")).toBe("zendesk:48213:opened");
    expect(idOf("p", "x".repeat(126))).toBe(`p:${"x".repeat(126)}`);
  });

  it("ends what is longer in a hash of the whole, so that two long ids differ", () => {
    const long = "x".repeat(127);
    expect(idOf("p", long)).toBe(`p:${hashOf(`p:${long}`)}`);
    expect(idOf("p", long, "a")).not.toBe(idOf("p", long, "b"));
  });

  it("never gives more than 128 characters for a platform's name", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 })), (parts) => {
        expect(idOf("respond-io", ...parts).length).toBeLessThanOrEqual(128);
      }),
    );
  });
});

it("hashOf is SHA-256 in hexadecimal", () => {
  // printf 'caseboard' | sha256sum
  expect(hashOf("caseboard")).toBe("2dc54506c8e0208004552ddf620f62a00114f5413f001083787732796e291853");
});
