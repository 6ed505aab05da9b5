/** So many values as were used last, by key. */
export class Latest<V> {
  /** The one used last comes last. */
  private readonly kept = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    return this.kept.get(key);
  }

  /** Keeps the value as the one used last, and forgets the one used longest ago where there is one too many. */
  keep(key: string, value: V): void {
    this.kept.delete(key);
    this.kept.set(key, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }

  forget(key: string): void {
    this.kept.delete(key);
  }
}
