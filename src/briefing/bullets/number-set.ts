/** Distinct small numbers in a fixed order, with a bit for each, so that asking for one costs next to nothing. */
export class NumberSet {
  readonly numbers: Int32Array;
  readonly #bits: Uint32Array;

  /** `numbers` must be distinct and not negative. */
  constructor(numbers: Iterable<number>) {
    this.numbers = Int32Array.from(numbers);
    let greatest = 0;
    for (const number of this.numbers) if (number > greatest) greatest = number;
    this.#bits = new Uint32Array((greatest >>> 5) + 1);
    for (const number of this.numbers) {
      this.#bits[number >>> 5] = (this.#bits[number >>> 5] as number) | (1 << (number & 31));
    }
  }

  has(number: number): boolean {
    const place = number >>> 5;
    return place < this.#bits.length && (((this.#bits[place] as number) >>> (number & 31)) & 1) === 1;
  }
}
