import { Latest } from "../../src/storage/latest";

test("of too many values the one used longest ago is forgotten, and no other", () => {
  const latest = new Latest<number>(2);
  latest.keep("a", 1);
  latest.keep("b", 2);
  latest.keep("a", 3);
  latest.keep("c", 4);
  expect(["a", "b", "c"].map((key) => latest.get(key))).toEqual([3, undefined, 4]);
  latest.forget("c");
  expect(["a", "c"].map((key) => latest.get(key))).toEqual([3, undefined]);
});
