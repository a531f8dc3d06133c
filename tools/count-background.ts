/**
 * Counts in how many articles of some labelled or unlabelled sets each term stands, and writes
 * src/stories/background.json: what the clusterer knows of everyday news English before it has seen an article.
 *
 *   npx tsx tools/count-background.ts articles.jsonl more.jsonl
 *
 * A line is {"text", "title"?}. Only terms of at least three articles are kept, and only how many have each: no
 * text, and no names of people or countries. A term is left out as a person's name where it is nearly always written with
 * a capital and is a word of somebody's name in a third of the articles that hold it, or in 15 % for common first names;
 * so are words made of such a name. All countries count alike, as often as one does on average: which of them is in the
 * news is not everyday English. The file in
 * the repository was counted over 555 English news articles of 2011 to 2017 (a public set made for studying quotations
 * and a sample of one made for studying summaries), none of which the similarity weights were trained on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readArticle } from '../src/articles/read-article.ts';
import { isFirstName } from '../src/briefing/people/first-names.ts';
import { readPeople } from '../src/briefing/people.ts';
import { countryTerms } from '../src/stories/country-terms.ts';
import { termOf } from '../src/stories/term-of.ts';
import { wordsOf } from '../src/stories/words.ts';

const LEAST_ARTICLES = 3;
const LONGEST_TEXT = 20_000;
const MOSTLY_CAPITAL = 0.85;
const NAMED_SHARE = 1 / 3;
const FIRST_NAME_SHARE = 0.15;
/** A shorter name begins too many other words. */
const SHORTEST_NAME = 5;
const OUTPUT = new URL('../src/stories/background.json', import.meta.url);

/** What the articles tell of one term. */
interface Count {
  articles: number;
  /** Times within a sentence with a capital, and without; texts without capitals do not count. */
  capitals: number;
  smalls: number;
  /** Articles in which it is a word of somebody's name. */
  named: number;
  /** Whether a form of it is a common first name. */
  firstName: boolean;
}

const allCountries = countryTerms();
const counts = new Map<string, Count>();
let documents = 0;
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as { text: string; title?: string | null };
    documents += 1;
    countArticle(`${row.title ?? ''}\n${row.text.slice(0, LONGEST_TEXT)}`);
  }
}
if (documents === 0) throw new Error('No article was read: name at least one file.');
const people = [...counts]
  .filter(([term, count]) => term.length >= SHORTEST_NAME && isName(count))
  .map(([term]) => term);
const countries = [...counts].filter(([term, { articles }]) => articles >= LEAST_ARTICLES && allCountries.has(term));
const ofCountries = countries.reduce((sum, [, { articles }]) => sum + articles, 0) / Math.max(1, countries.length);
const kept = [...counts]
  .filter(
    ([term, count]) =>
      count.articles >= LEAST_ARTICLES && !isName(count) && !isMadeOfName(term, count) && !allCountries.has(term),
  )
  .map(([term, { articles }]): [string, number] => [term, articles])
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  OUTPUT,
  `${JSON.stringify({ documents, countries: Math.round(ofCountries), frequencies: Object.fromEntries(kept) })}\n`,
);
console.log(`${documents} articles, ${kept.length} terms`);

function countArticle(text: string): void {
  const cased = /\p{Lu}\p{Ll}/u.test(text);
  const names = namesIn(text);
  const seen = new Set<string>();
  for (const word of wordsOf(text)) {
    const term = word.kind === 'glyphs' ? null : termOf(word, 'en');
    if (term === null) continue;
    const count = counts.get(term) ?? { articles: 0, capitals: 0, smalls: 0, named: 0, firstName: false };
    counts.set(term, count);
    if (!seen.has(term)) {
      seen.add(term);
      count.articles += 1;
      if (names.has(term)) count.named += 1;
    }
    if (!cased || word.opening) continue;
    if (word.capital) count.capitals += 1;
    else count.smalls += 1;
    if (word.capital && isFirstName(word.surface)) count.firstName = true;
  }
}

/** The terms of the words of all people whom a text names. */
function namesIn(text: string): Set<string> {
  const people = readPeople([readArticle({ id: 'a', text, format: 'text' })]);
  const terms = new Set<string>();
  for (const { name, human } of people.persons) {
    if (!human) continue;
    for (const word of wordsOf(name)) {
      const term = termOf(word, 'en');
      if (term !== null) terms.add(term);
    }
  }
  return terms;
}

function isName({ articles, capitals, smalls, named, firstName }: Count): boolean {
  if (capitals < MOSTLY_CAPITAL * (capitals + smalls) || capitals === 0) return false;
  return named >= (firstName ? FIRST_NAME_SHARE : NAMED_SHARE) * articles;
}

/** A word in capitals that begins with somebody's name. */
function isMadeOfName(term: string, { capitals, smalls }: Count): boolean {
  if (capitals < MOSTLY_CAPITAL * (capitals + smalls) || capitals === 0) return false;
  return people.some((name) => term.startsWith(name));
}
