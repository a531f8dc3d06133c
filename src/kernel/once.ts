/** The same function, which works out its answer once for each text; it holds the texts and answers for as long as it lives. */
export function once<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    let known = made.get(text);
    if (known === undefined) {
      known = make(text);
      made.set(text, known);
    }
    return known;
  };
}
