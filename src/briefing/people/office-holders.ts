import type { Person } from './person.ts';
import { OFFICE_WORDS } from './title-words.ts';

/** The offices that just one person of the story holds, so that "the mayor" can mean nobody else. */
export function officeHolders(persons: readonly Person[]): ReadonlyMap<string, Person> {
  const holders = new Map<string, Person | null>();
  for (const person of persons) {
    if (!person.human || person.role === null) continue;
    const words = person.role.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    // "former mayor", "deputy mayor", "mayor's aide": not the mayor.
    const holds = !words.some((word) => NOT_IN_OFFICE.has(word)) && !/['\u2019]/.test(person.role);
    for (const word of new Set([...words, ...spelledOut(person.role)])) {
      if (word === (person.gender === 'f' ? 'congressman' : person.gender === 'm' ? 'congresswoman' : '')) continue;
      if (OFFICE_WORDS.has(word)) holders.set(word, holds && !holders.has(word) ? person : null);
    }
  }
  return new Map([...holders].flatMap(([word, person]) => (person ? [[word, person] as const] : [])));
}

/** Titles of parliament and what texts call who has them; a sales rep or a trade representative sits in none. */
const TITLES: readonly (readonly [title: RegExp, offices: readonly string[]])[] = [
  [/\bSen\b/, ['senator']],
  [/\bGov\b/, ['governor']],
  [/^(?!.*\b(?:Trade|Special|Permanent|Sales|High)\b).*\bRep(?:resentative)?\b/, ['congressman', 'congresswoman']],
];

function spelledOut(role: string): string[] {
  return TITLES.flatMap(([title, offices]) => (title.test(role) ? offices : []));
}

const NOT_IN_OFFICE = new Set(
  'former ex then deputy vice assistant acting interim late retired outgoing incoming aspiring candidate spokesman'.split(
    ' ',
  ),
);
