const FIRST_BYTES = 4_096;

/** A set of small whole numbers, one bit each. */
export class NumberSet {
  private bits = new Uint8Array(FIRST_BYTES);

  /** Answers whether the number is new. */
  add(number: number): boolean {
    const byte = number >>> 3;
    if (byte >= this.bits.length) {
      const longer = new Uint8Array(2 * byte);
      longer.set(this.bits);
      this.bits = longer;
    }
    const before = this.bits[byte] ?? 0;
    const bit = 1 << (number & 7);
    this.bits[byte] = before | bit;
    return (before & bit) === 0;
  }

  has(number: number): boolean {
    return ((this.bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
