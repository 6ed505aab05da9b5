const FIRST_BYTES = 4_096;

/** A set of small whole numbers, one bit each. */
export class NumberSet {
  private bits = new Uint8Array(FIRST_BYTES);

  add(number: number): void {
    const byte = number >>> 3;
    if (byte >= this.bits.length) {
      const longer = new Uint8Array(2 * byte);
      longer.set(this.bits);
      this.bits = longer;
    }
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (number & 7));
  }

  has(number: number): boolean {
    return ((this.bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
