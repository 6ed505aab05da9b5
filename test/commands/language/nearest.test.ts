import { editDistance, nearest } from "../../../commands/language/nearest";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["aisah", "aisha", 1],
    ["ab", "ba", 1],
    ["abc", "abc", 0],
  ])("from %p to %p it is %i", (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
    expect(editDistance(right, left)).toBe(distance);
  });
});

describe("nearest", () => {
  it("finds what was mistyped, free of case and accents, nearest first", () => {
    expect(nearest("chloe marchnad", ["Chloé Marchand", "Charles March"])).toEqual(["Chloé Marchand"]);
  });

  it("finds what a text begins, also a later word", () => {
    expect(nearest("oka", ["Ben Okafor", "Aisha Khan"])).toEqual(["Ben Okafor"]);
  });

  it("finds nothing that is too far off", () => {
    expect(nearest("xyz", ["Ben Okafor", "Aisha Khan"])).toEqual([]);
    expect(nearest("x", ["y"])).toEqual(["y"]);
  });
});
