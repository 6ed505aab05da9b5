import { AsyncLocalStorage } from "node:async_hooks";

/** For what reads several times to answer one question: what it reads again and again it reads once. */
export class OneReader {
  private readonly readers = new AsyncLocalStorage<Map<string, Promise<unknown>>>();

  /** Runs what is one reader, with everything that it starts. */
  run<T>(task: () => T): T {
    return this.readers.run(new Map(), task);
  }

  /** Within `run` what the key stands for is read at the first call, elsewhere at each. Of one key all have one type. */
  once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const reader = this.readers.getStore();
    if (reader === undefined) return read();
    const known = reader.get(key) ?? read();
    reader.set(key, known);
    return known as Promise<T>;
  }
}
