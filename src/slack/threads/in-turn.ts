/** Runs tasks of one key one after the other, and those of different keys side by side. */
export type InTurn = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

/** Many at once would take each other's place again and again; within one process they need not. */
export function openInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    // A failure is its own task's; the next one runs all the same.
    const result = before.then(task, task);
    last.set(key, result);
    const forget = () => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
