/** Distinct small numbers in the order in which they were first given, with a bit for each: asking for one costs next to nothing. */
export class NumberSet {
  readonly numbers: readonly number[];
  readonly #bits: Uint32Array;

  /** None of `given` may be negative; those that come again are left out. */
  constructor(given: readonly number[]) {
    let greatest = 0;
    for (const number of given) if (number > greatest) greatest = number;
    const bits = new Uint32Array((greatest >>> 5) + 1);
    const numbers: number[] = [];
    for (const number of given) {
      const before = bits[number >>> 5] as number;
      const after = before | (1 << (number & 31));
      if (after >>> 0 === before) continue;
      bits[number >>> 5] = after;
      numbers.push(number);
    }
    this.numbers = numbers;
    this.#bits = bits;
  }

  has(number: number): boolean {
    const place = number >>> 5;
    return place < this.#bits.length && (((this.#bits[place] as number) >>> (number & 31)) & 1) === 1;
  }
}
