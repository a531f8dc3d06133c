import { isAscii } from '../../kernel/text.ts';
import table from './first-names.json' with { type: 'json' };
import nicknames from './nicknames.json' with { type: 'json' };
import type { Gender } from './title-words.ts';

const female = new Set(table.f.split(' '));
const male = new Set(table.m.split(' '));
const either = new Set(table.either.split(' '));
const long = new Map<string, readonly string[]>(Object.entries(nicknames));

/** Lower case, without accents and full stops: how names are compared. */
export function foldName(word: string): string {
  if (isAscii(word)) return (word.includes('.') ? word.replaceAll('.', '') : word).toLowerCase();
  return word
    .normalize('NFD')
    .replace(/[\p{Mn}.]/gu, '')
    .replace(/\u2019/g, "'")
    .toLowerCase();
}

/** "Anna-Lisa" goes by its first part where the whole is in no table. */
function firstPart(word: string): string {
  const name = foldName(word);
  const [first = '', second = ''] = name.split('-');
  const known = female.has(name) || male.has(name) || either.has(name);
  return known || first.length < 3 || second.length < 3 ? name : first;
}

/** Whether a word is a common first name in some country. */
export function isFirstName(word: string): boolean {
  const name = firstPart(word);
  return female.has(name) || male.has(name) || either.has(name);
}

/** The gender that a first name tells; null for names of both and for unknown ones. */
export function genderOfFirstName(word: string): Gender {
  const name = firstPart(word);
  if (either.has(name) || female.has(name) === male.has(name)) return null;
  return female.has(name) ? 'f' : 'm';
}

/** Whether two first names may be one person's: equal, an initial of the other, or a usual short form. */
export function sameFirstName(one: string, other: string): boolean {
  const a = foldName(one);
  const b = foldName(other);
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return (long.get(a)?.includes(b) ?? false) || (long.get(b)?.includes(a) ?? false);
}
