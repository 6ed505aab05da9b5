const FIRST_SIZE = 4_096;
const LARGEST_BIT_NUMBER = 0x7fffffff;

/** Writes whole numbers and texts one behind the other, small numbers in few bytes. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(FIRST_SIZE);
  private length = 0;

  /** A whole number from 0 to 2^53: seven bits a byte, the lowest first, the eighth bit says that more follow. */
  number(value: number): void {
    this.makePlaceFor(8);
    let rest = value;
    while (rest > LARGEST_BIT_NUMBER) {
      this.buffer[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.buffer[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  /** A whole number that may be below 0; small ones on either side take few bytes. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Ascending whole numbers, each as its distance from the one before. */
  ascending(values: ArrayLike<number>): void {
    let before = 0;
    this.number(values.length);
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? before;
      this.number(value - before);
      before = value;
    }
  }

  /** Ascending whole numbers and how often each occurs. */
  counts(counts: readonly (readonly [number, number])[]): void {
    let before = 0;
    this.number(counts.length);
    for (const [value, count] of counts) {
      this.number(value - before);
      this.number(count);
      before = value;
    }
  }

  text(text: string): void {
    const bytes = Buffer.from(text, "utf8");
    this.number(bytes.length);
    this.makePlaceFor(bytes.length);
    this.length += bytes.copy(this.buffer, this.length);
  }

  texts(texts: readonly string[]): void {
    this.number(texts.length);
    for (const text of texts) this.text(text);
  }

  /** Many texts, which are read faster so: how long each is in UTF-16 code units, then all of them in a row. */
  joinedTexts(texts: readonly string[]): void {
    this.number(texts.length);
    for (const { length } of texts) this.number(length);
    this.text(texts.join(""));
  }

  /** What another one has written, so that it can be read apart or passed over. */
  part(part: ByteWriter): void {
    this.number(part.length);
    this.makePlaceFor(part.length);
    this.length += part.buffer.copy(this.buffer, this.length, 0, part.length);
  }

  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.length));
  }

  private makePlaceFor(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * this.buffer.length + bytes);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/** Reads what a `ByteWriter` has written, in the same order. */
export class ByteReader {
  private position = 0;

  constructor(private readonly buffer: Uint8Array) {}

  number(): number {
    const first = this.buffer[this.position] ?? 128;
    if (first < 128) {
      this.position += 1;
      return first;
    }
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.buffer[this.position++];
      if (byte === undefined) throw new RangeError("The bytes end in the middle of a number");
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  /** What `signed` wrote. */
  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** Calls `take` with each of the numbers that `ascending` wrote. */
  ascending(take: (value: number) => void): void {
    let value = 0;
    for (let left = this.number(); left > 0; left -= 1) {
      value += this.number();
      take(value);
    }
  }

  /** Calls `take` with each of the numbers that `counts` wrote, and how often it occurs. */
  counts(take: (value: number, count: number) => void): void {
    let value = 0;
    for (let left = this.number(); left > 0; left -= 1) {
      value += this.number();
      take(value, this.number());
    }
  }

  /** Passes over what `ascending` wrote. */
  skipAscending(): void {
    for (let left = this.number(); left > 0; left -= 1) {
      while ((this.buffer[this.position] ?? 0) > 127) this.position += 1;
      this.position += 1;
    }
  }

  /** What `part` wrote, to be read apart. */
  part(): ByteReader {
    const length = this.number();
    const start = this.position;
    this.position += length;
    return new ByteReader(this.buffer.subarray(start, this.position));
  }

  text(): string {
    const length = this.number();
    const start = this.position;
    this.position += length;
    return Buffer.from(this.buffer.buffer, this.buffer.byteOffset + start, length).toString("utf8");
  }

  /** What `joinedTexts` wrote. */
  joinedTexts(): string[] {
    const lengths = Array.from({ length: this.number() }, () => this.number());
    const joined = this.text();
    let start = 0;
    return lengths.map((length) => {
      start += length;
      return joined.slice(start - length, start);
    });
  }

  texts(): string[] {
    return Array.from({ length: this.number() }, () => this.text());
  }
}
