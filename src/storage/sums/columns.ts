const FIRST_LENGTH = 64;

type Numbers = Uint8Array | Uint32Array | Float64Array;

/** Numbers one behind the other, in a few bytes each. */
export class Column<N extends Numbers = Numbers> {
  length = 0;
  private numbers: N;

  constructor(private readonly kind: new (length: number) => N) {
    this.numbers = new kind(FIRST_LENGTH);
  }

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const longer = new this.kind(2 * this.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length++] = number;
  }

  /** The numbers; not those that are added afterwards. Whoever reads many of them reads these: a call for each costs more. */
  all(): N {
    return this.numbers.subarray(0, this.length) as N;
  }
}

/** Different texts, each with a place by which a column can name it: in the order in which they came. */
export class Places {
  readonly texts: string[] = [];
  private readonly byText = new Map<string, number>();

  of(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.byText.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
