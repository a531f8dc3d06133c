const VOWEL = /[aeiouy]/;
const LEAST = 3;

/**
 * Takes the commonest English endings off a folded word, so that "quakes", "killed" and "killing" meet "quake" and
 * "kill". Light on purpose: words of other languages and scripts pass nearly unchanged.
 */
export function stem(word: string): string {
  if (word.length <= LEAST) return word;
  return undouble(withoutVerbEnding(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutVerbEnding(word: string): string {
  for (const ending of ['ing', 'ed']) {
    const root = word.slice(0, -ending.length);
    if (word.endsWith(ending) && root.length >= LEAST && VOWEL.test(root)) return root;
  }
  return word;
}

function undouble(word: string): string {
  const bare = word.length > LEAST + 1 && word.endsWith('e') ? word.slice(0, -1) : word;
  return /([bdfgmnprt])\1$/.test(bare) && bare.length > LEAST ? bare.slice(0, -1) : bare;
}
