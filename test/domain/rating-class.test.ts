import { ratingClassOf } from "../../src/domain/rating-class";

test("4 and 5 are great, 3 is okay, 1 and 2 are not good", () => {
  expect([1, 2, 3, 4, 5].map(ratingClassOf)).toEqual(["notGood", "notGood", "okay", "great", "great"]);
});
