/**
 * Gives each item its place as a key: the parts of a message have no identity of their own, and a message
 * that changes is drawn anew as a whole.
 */
export function keyed<T>(
  items: readonly T[],
): { readonly key: string; readonly place: number; readonly item: T }[] {
  return items.map((item, place) => ({ key: String(place), place, item }));
}
