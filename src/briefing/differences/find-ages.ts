import type { Candidate } from '../bullets/candidate.ts';
import type { Measure } from './find-measures.ts';

const NAME = String.raw`\p{Lu}[\p{L}'’.-]{1,30}(?: (?:de|del|van|von|bin|al|da|dos|la|le)){0,2}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}`;
const AGED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<name>${NAME}), (?:aged |who is )?(?<age>1?\\d{1,2})(?=[,.;:)]| and | who )`,
  'gu',
);
/** What stands before every such age; few sentences have it. */
const BEFORE_AGE = /, (?:aged |who is )?\d/;
const LONGEST_READ = 2_000;

/** The ages that a sentence gives behind full names: "Maria Tovar, 52, said". */
export function findAges(candidate: Candidate): Measure[] {
  const { text } = candidate.sentence;
  if (text.length > LONGEST_READ || !BEFORE_AGE.test(text)) return [];
  return [...text.matchAll(AGED)].map((match) => {
    const { name = '', age = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const quantity = { start: end - age.length, end, low: Number(age), high: Number(age), unit: 'age' };
    return { candidate, quantity, firm: true, fact: `age ${name.toLowerCase()}`, name, value: age };
  });
}
