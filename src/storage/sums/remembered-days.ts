import { Latest } from "../latest";

interface Counted<T> {
  readonly version: number;
  readonly value: Promise<T>;
}

/** What was counted of days lately, to be used as long as it has everything that somebody wants. */
export class RememberedDays<T> {
  private readonly counted: Latest<Counted<T>>;

  constructor(mostDays: number) {
    this.counted = new Latest(mostDays);
  }

  /** What was counted under the key when its version was the given one or a later one; else `count` counts it. */
  async current(key: string, version: number, count: () => Promise<T>): Promise<T> {
    const known = this.counted.get(key);
    const isEnough = known !== undefined && known.version >= version;
    const counted = isEnough ? known : { version, value: count() };
    this.counted.keep(key, counted);
    try {
      return await counted.value;
    } catch (error) {
      // What could not be read is read again by the next one.
      if (this.counted.get(key) === counted) this.counted.forget(key);
      throw error;
    }
  }
}
