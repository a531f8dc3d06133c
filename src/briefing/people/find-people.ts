import type { Article } from '../../articles/article.ts';
import { startsLarge } from '../../articles/starts-large.ts';
import { type Token, tokensOf } from '../../articles/tokens.ts';
import { groupNames, type Named } from './group-names.ts';
import { findNameRuns } from './name-runs.ts';
import { isPortfolio } from './occupations.ts';
import type { Mention, People, Person } from './person.ts';
import { pronounVotes } from './pronoun-votes.ts';
import { type Sighting, sightingOf } from './sighting.ts';
import { type Gender, OFFICE_WORDS, titleOf } from './title-words.ts';

/**
 * Whom the articles of one story name: full names, later surnames and first names tied together, with role and gender
 * where the texts tell them. Names are found in English and other Latin-script texts by their capitals.
 */
export function findPeople(articles: readonly Article[]): People {
  const sightings = new Map<string, readonly Sighting[]>();
  const votes = new Map<Sighting, Gender>();
  for (const article of articles) {
    const tokens = withoutHeadings(article, tokensOf(article));
    const found = findNameRuns(tokens).map((run) => sightingOf(run, tokens));
    sightings.set(article.id, found);
    for (const [sighting, gender] of pronounVotes(found, tokens)) votes.set(sighting, gender);
  }
  const groups = groupNames([...sightings.values()]);
  const persons = new Map<Named, Person>();
  const mentions = new Map<string, Mention[]>();
  for (const [articleId, found] of sightings) {
    const own: Mention[] = [];
    for (const sighting of found) {
      const named = groups.get(sighting);
      if (!named) continue;
      let person = persons.get(named);
      if (!person) {
        person = personOf(named, votes);
        persons.set(named, person);
      }
      own.push({ person, start: sighting.run.start, end: sighting.run.end, outerStart: sighting.run.outerStart });
    }
    mentions.set(articleId, own);
  }
  return { persons: [...persons.values()], mentionsIn: (articleId) => mentions.get(articleId) ?? [] };
}

/** Share of a name's mentions that "he" or "she" must follow; after a country's name one does by chance. */
const LEAST_VOTED = 0.15;
const LONGEST_ROLE = 60;
const PAST = /^(?:the )?(?:former|ex|late|onetime|retired)\b/i;
/** Longer runs of capitals are names only where something tells that a person is meant. */
const SOUND_LENGTH = 3;
const SHORTEST_HEADING = 5;
const HEADING_CAPITALS = 0.7;

/** Leaves out paragraphs in title case, whose capitals tell nothing of names. */
function withoutHeadings(article: Article, tokens: readonly Token[]): Token[] {
  const words = article.paragraphs.map(() => ({ all: 0, large: 0 }));
  for (const token of tokens) {
    const count = words[article.sentences[token.sentence]?.paragraph ?? -1];
    if (!count || !startsWithLetters(token.text)) continue;
    count.all++;
    if (startsLarge(token.text)) count.large++;
  }
  return tokens.filter((token) => {
    const paragraph = article.sentences[token.sentence]?.paragraph ?? -1;
    const count = words[paragraph];
    if (article.paragraphs[paragraph]?.kind === 'heading') return false;
    return !count || count.all < SHORTEST_HEADING || count.large / count.all < HEADING_CAPITALS;
  });
}

/** Whether a text begins with two letters. */
function startsWithLetters(text: string): boolean {
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
  if (first < 128 && second < 128) return isAsciiLetter(first) && isAsciiLetter(second);
  return /^\p{L}{2}/u.test(text);
}

function isAsciiLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

function personOf(named: Named, votes: ReadonlyMap<Sighting, Gender>): Person {
  const voted = named.sightings.filter((one) => votes.has(one)).length;
  return {
    name: `${named.honorific ? `${named.honorific} ` : ''}${fullestName(named.sightings)}`,
    role: roleOf(named.sightings),
    gender: genderOf(named.sightings, votes),
    human:
      named.sightings.some((one) => one.human) ||
      (voted > LEAST_VOTED * named.sightings.length &&
        named.sightings.some((one) => one.speaks || (one.acts && votes.has(one)))),
    count: named.sightings.length,
  };
}

/** The role that tells most: one with a place or body before one in capitals, and never an office that a text calls past. */
function roleOf(sightings: readonly Sighting[]): string | null {
  const past = new Set(sightings.flatMap(({ role }) => (role !== null && PAST.test(role) ? officesIn(role) : [])));
  const isPast = (role: string) => PAST.test(role) || officesIn(role).some((office) => past.has(office));
  const roles = sightings.flatMap(({ role }) => role ?? []);
  const present = roles.some((role) => !isPast(role) && officesIn(role).length > 0);
  let best: string | null = null;
  let top = 0;
  for (const role of roles) {
    if (present ? isPast(role) : past.size > 0 && !PAST.test(role)) continue;
    const worth = roleWorth(role);
    if (worth > top) {
      best = role;
      top = worth;
    }
  }
  return best;
}

/** The offices that a role names: no party, and nothing that says only when. */
function officesIn(role: string): string[] {
  return (role.toLowerCase().match(/[\p{L}-]+/gu) ?? []).flatMap((word) => (OFFICE_WORDS.has(word) ? [word] : []));
}

function roleWorth(role: string): number {
  const words = role.match(/[\p{L}.]+/gu) ?? [];
  const placed = words.some((word) => /^\p{Lu}/u.test(word) && !titleOf(word) && !isPortfolio(word));
  const capital = /^\p{Lu}/u.test(role);
  return Math.min(role.length, LONGEST_ROLE) + (placed ? 2 * LONGEST_ROLE : 0) + (capital ? LONGEST_ROLE : 0);
}

/** The longest form wins; among equals the most frequent, then the first. */
function fullestName(sightings: readonly Sighting[]): string {
  const forms = new Map<string, { words: number; count: number }>();
  for (const { run, human } of sightings) {
    const name = run.words.join(' ');
    const sound = human || run.words.length <= SOUND_LENGTH;
    const form = forms.get(name) ?? { words: sound ? run.words.length : 1, count: 0 };
    form.count++;
    forms.set(name, form);
  }
  let best = '';
  let top = { words: 0, count: 0 };
  for (const [name, form] of forms) {
    if (form.words > top.words || (form.words === top.words && form.count > top.count)) {
      best = name;
      top = form;
    }
  }
  return best;
}

function genderOf(sightings: readonly Sighting[], votes: ReadonlyMap<Sighting, Gender>): Gender {
  let told = 0;
  let voted = 0;
  for (const sighting of sightings) {
    if (sighting.gender) told += sighting.gender === 'f' ? 1 : -1;
    const vote = votes.get(sighting);
    if (vote) voted += vote === 'f' ? 1 : -1;
  }
  // Titles and first names outweigh pronouns, which may mean someone else.
  const balance = told || voted;
  return balance === 0 ? null : balance > 0 ? 'f' : 'm';
}
