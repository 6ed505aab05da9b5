/**
 * Reads that many ask for at the same moment. Whoever asks while one is under way may be too late for it, so all
 * who come meanwhile share the next one: each answer was begun after it was asked for.
 */
export class SharedReads<T> {
  private readonly underWay = new Map<string, Promise<T>>();
  private readonly next = new Map<string, Promise<T>>();

  /** Reads what the key stands for; `read` of whoever comes first is called for all. */
  read(key: string, read: () => Promise<T>): Promise<T> {
    const shared = this.next.get(key) ?? this.after(key, this.underWay.get(key), read);
    this.next.set(key, shared);
    return shared;
  }

  private async after(key: string, before: Promise<T> | undefined, read: () => Promise<T>): Promise<T> {
    // Also where nothing is under way it begins later, when it is noted as the next one already.
    await Promise.allSettled([before]);
    const reading = read();
    this.underWay.set(key, reading);
    this.next.delete(key);
    try {
      return await reading;
    } finally {
      if (this.underWay.get(key) === reading) this.underWay.delete(key);
    }
  }
}
