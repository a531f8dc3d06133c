const CONSONANTS = '[^aeiou][^aeiouy]*';
const VOWELS = '[aeiouy][aeiou]*';
const MEASURE_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const ONLY_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const MEASURE_2 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`);
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
const SHORT_END = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);
const PLAIN = /^[a-z]{4,24}$/;

const DERIVED: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['entli', 'ent'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['bli', 'ble'],
  ['eli', 'e'],
];
const LATE: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const LAST = /^(.+?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

const stems = new Map<string, string>();
const REMEMBERED = 20_000;

/** Porter's stem of a lower-case English word; words of under four letters, and of other scripts, come back as they are. */
export function stem(word: string): string {
  if (!PLAIN.test(word)) return word;
  let known = stems.get(word);
  if (known === undefined) {
    if (stems.size >= REMEMBERED) stems.clear();
    known = strip(word);
    stems.set(word, known);
  }
  return known;
}

function strip(word: string): string {
  let root = stripInflection(stripPlural(word));
  if (root.endsWith('y') && HAS_VOWEL.test(root.slice(0, -1))) root = `${root.slice(0, -1)}i`;
  root = replaceEnd(replaceEnd(root, DERIVED), LATE);
  const last = LAST.exec(root);
  if (last?.[1] && MEASURE_2.test(last[1])) root = last[1];
  if (root.endsWith('e')) {
    const bare = root.slice(0, -1);
    if (MEASURE_2.test(bare) || (MEASURE_1.test(bare) && !(ONLY_1.test(bare) && SHORT_END.test(bare)))) root = bare;
  }
  return root.endsWith('ll') && MEASURE_2.test(root) ? root.slice(0, -1) : root;
}

function stripPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function stripInflection(word: string): string {
  if (word.endsWith('eed')) return MEASURE_1.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const match = /^(.+?)(?:ed|ing)$/.exec(word);
  const root = match?.[1];
  if (!root || !HAS_VOWEL.test(root)) return word;
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`;
  if (/([^aeiouylsz])\1$/.test(root)) return root.slice(0, -1);
  return SHORT_END.test(root) ? `${root}e` : root;
}

function replaceEnd(word: string, table: readonly (readonly [string, string])[]): string {
  for (const [end, by] of table) {
    if (!word.endsWith(end)) continue;
    const root = word.slice(0, -end.length);
    return MEASURE_1.test(root) ? root + by : word;
  }
  return word;
}
