import type { NewArticle } from '../src/articles/article-archive.ts';
import type { Article } from '../src/index.ts';
import { inventArticle } from './invent-articles.ts';

/** Feeds that the articles come from, and words of each text that many have. */
export const FEEDS = 1_000;
const WORDS = 400;
/** Words of the text that stand in few articles, and how many there are of them: the rarer, the more. */
const OWN_WORDS = 200;
export const VOCABULARY = 200_000;
export const START = Date.UTC(2026, 0, 1);
export const DAY_MS = 86_400_000;

/** An invented article as it is kept, before its story is decided; eight after each other are of one story. */
export function newArticle(index: number): Omit<NewArticle, 'decision'> {
  const { id, text, title, outlet } = inventArticle(index, WORDS);
  const random = randomFrom(index * 7_919 + 17);
  const own = Array.from({ length: OWN_WORDS }, () => wordOf(Math.floor(VOCABULARY ** random())));
  const published = publishedAt(index).toISOString();
  return {
    item: { id, text: `${text}\n\n${own.join(' ')}`, format: 'text', title, outlet, publishedAt: published },
    storyId: storyOf(index),
    firstSeenAt: published,
    excerptOnly: false,
    feedId: 1 + (index % FEEDS),
    keys: keysOf(index),
    titleTerms: [...termsOf(title), ...own.slice(0, 3)].join(' '),
    textTerms: [...termsOf(text), ...own].join(' '),
    topics: '[]',
  };
}

function termsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** The nth commonest of the words that stand in few articles. */
export function wordOf(rank: number): string {
  return `w${rank.toString(36)}`;
}

export function storyOf(index: number): string {
  return `story-${Math.floor(index / 8)}`;
}

export function keysOf(index: number): string[] {
  return [`guid ${index}`, `https://outlet.example/${index}`, `headline ${index}`];
}

/** A thousand a day. */
export function publishedAt(index: number): Date {
  return new Date(START + (index * DAY_MS) / 1_000);
}

export function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The same as it is compared with others, read without looking at its sentences, which takes longest. */
export function plainArticle({ item }: Pick<NewArticle, 'item'>): Article {
  return {
    ...{
      id: item.id,
      text: item.text,
      title: item.title ?? null,
      outlet: item.outlet ?? null,
      origin: null,
      url: null,
    },
    ...{ publishedAt: item.publishedAt ?? null, byline: null, dateline: null, language: 'en' },
    body: { text: item.text, offsets: new Int32Array() },
    paragraphs: [],
    sentences: [],
  };
}
