/** Numbers the keys of one story from 0 up, in the order in which they are first met, so that they compare as integers. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];

  /** The number of a key; a new key gets the next one. */
  of(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.length;
      this.#numbers.set(key, number);
      this.#keys.push(key);
    }
    return number;
  }

  /** The key of a number that was given out. */
  keyOf(number: number): string {
    return this.#keys[number] ?? '';
  }
}
