/** One page of a list; the list is never cut otherwise. */
export interface Page<T> {
  /** From 1 on. */
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  readonly results: readonly T[];
}

export type SortOrder = "ASC" | "DESC";

/** The results of a page; none on a page beyond the last one. */
export function pageOf<T>(items: readonly T[], page: number, size: number): Page<T> {
  return {
    page,
    pages: Math.ceil(items.length / size),
    count: items.length,
    results: items.slice((page - 1) * size, page * size),
  };
}

/** Sorts by a value; what has none comes last in either order, and equal ones stay in their order. */
export function sortedBy<T>(
  items: readonly T[],
  measure: (item: T) => number | null,
  order: SortOrder,
): readonly T[] {
  const sign = order === "ASC" ? 1 : -1;
  return items.toSorted((left, right) => {
    const [first, second] = [measure(left), measure(right)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}
