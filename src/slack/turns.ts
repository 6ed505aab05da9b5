/** Runs a task when its turn comes; answers what it answers. */
export type TakeTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** At most so many tasks at once; the others wait in the order in which they came. */
export function openTurns(atOnce: number): TakeTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // Whoever is next takes over the place, so that nobody who comes just now is faster.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
