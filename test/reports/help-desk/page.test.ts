import { pageOf, sortedBy } from "../../../src/reports/help-desk/page";

const items = Array.from({ length: 23 }, (_, index) => index + 1);

test("pages have ten entries, the last one the rest, and none come after it", () => {
  expect(pageOf(items, 1, 10)).toEqual({ page: 1, pages: 3, count: 23, results: items.slice(0, 10) });
  expect(pageOf(items, 3, 10).results).toEqual([21, 22, 23]);
  expect(pageOf(items, 4, 10)).toEqual({ page: 4, pages: 3, count: 23, results: [] });
  expect(pageOf([], 1, 10)).toEqual({ page: 1, pages: 0, count: 0, results: [] });
});

test("what has no value comes last in either order, and equal ones stay in their order", () => {
  const entries = [
    { name: "a", value: null },
    { name: "b", value: 2 },
    { name: "c", value: 1 },
    { name: "d", value: 2 },
  ];
  const names = (order: "ASC" | "DESC") =>
    sortedBy(entries, ({ value }) => value, order).map(({ name }) => name);
  expect(names("ASC")).toEqual(["c", "b", "d", "a"]);
  expect(names("DESC")).toEqual(["b", "d", "c", "a"]);
});
