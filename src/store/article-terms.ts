import { type Kysely, sql } from 'kysely';
import type { NewArticle } from '../articles/article-archive.ts';
import { anyOf } from './any-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { storableText } from './storable-text.ts';

type Terms = Pick<NewArticle, 'titleTerms' | 'textTerms'>;

/** Some 15,000 words; PostgreSQL takes no more than a megabyte of terms and positions. */
const MOST_CHARACTERS = 100_000;
/** Words are cut at 40 before they become terms; PostgreSQL takes none above 2,046 bytes. */
const LONGEST_TERM = 100;
/** PostgreSQL's highest position in a text; terms behind it stand there too. */
const LAST_POSITION = 16_383;

/**
 * Writes a term in small letters, digits and what is not ASCII, so that an index takes it for one word and leaves it as it
 * is: capitals and marks are written out behind an underscore. Different terms stay different ("US", "us", "u.s").
 */
function encodeTerm(term: string): string {
  return storableText(term.slice(0, LONGEST_TERM)).replace(/[^a-z0-9\u0080-\uffff]/g, (character) =>
    /[A-Z]/.test(character)
      ? `_${character.toLowerCase()}`
      : `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Makes an article be found by its terms; the article must have none yet. */
export async function putTerms(db: Kysely<Schema>, engine: Engine, no: number, terms: Terms): Promise<void> {
  const title = encodeTerms(terms.titleTerms);
  const text = encodeTerms(terms.textTerms);
  await (engine === 'sqlite'
    ? sql`insert into article_terms (rowid, title, text) values (${no}, ${title.join(' ')}, ${text.join(' ')})`
    : sql`insert into article_terms (article_no, terms) values (${no}, cast(${vectorOf(title, text)} as tsvector))`
  ).execute(db);
}

/** Makes articles be found by no term any more. */
export async function removeTerms(db: Kysely<Schema>, engine: Engine, numbers: readonly number[]): Promise<void> {
  const number = engine === 'sqlite' ? sql`article_terms.rowid` : sql`article_terms.article_no`;
  await sql`delete from article_terms where ${anyOf(engine, number, numbers, 'integer')}`.execute(db);
}

/** The terms of a search as the engine's own expression; null when a group has none, so that nothing fits. */
export function matchOf(engine: Engine, groups: readonly (readonly string[])[]): string | null {
  const [quote, or, and] = engine === 'sqlite' ? ['"', ' OR ', ' AND '] : ["'", ' | ', ' & '];
  const parts: string[] = [];
  for (const group of groups) {
    const terms = new Set(group.filter(Boolean).map(encodeTerm));
    if (terms.size === 0) return null;
    parts.push(`(${Array.from(terms, (term) => `${quote}${term}${quote}`).join(or)})`);
  }
  return parts.length === 0 ? null : parts.join(and);
}

function encodeTerms(terms: string): string[] {
  return terms.slice(0, MOST_CHARACTERS).split(' ').filter(Boolean).map(encodeTerm);
}

/** Terms with their positions, those of the headline first and of weight A. */
function vectorOf(title: readonly string[], text: readonly string[]): string {
  const places = new Map<string, string[]>();
  for (const [index, term] of [...title, ...text].entries()) {
    const weight = index < title.length ? 'A' : 'B';
    const place = `${Math.min(index + 1, LAST_POSITION)}${weight}`;
    const own = places.get(term);
    if (own) own.push(place);
    else places.set(term, [place]);
  }
  return Array.from(places, ([term, own]) => `'${term}':${own.join(',')}`).join(' ');
}
