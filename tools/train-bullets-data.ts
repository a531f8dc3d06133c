import { readFileSync } from 'node:fs';
import type { Article } from '../src/articles/article.ts';
import { readArticle } from '../src/articles/read-article.ts';
import { type Candidate, candidatesOf } from '../src/briefing/bullets/candidate.ts';
import { pairsOf, termsOf } from '../src/briefing/bullets/content-terms.ts';
import { placeSentences, type StorySize } from '../src/briefing/bullets/story-terms.ts';

/** A story with the summaries that people wrote of it. */
export interface Example {
  readonly set: string;
  readonly words: number;
  readonly articles: readonly Article[];
  readonly candidates: readonly Candidate[];
  readonly size: StorySize;
  readonly references: readonly string[];
  /** The terms and the pairs of each reference. */
  readonly told: readonly { readonly terms: ReadonlySet<string>; readonly pairs: ReadonlySet<string> }[];
}

interface Line {
  articles: { id: string; text: string; title?: string | null }[];
  references: string[];
}

/** Reads the first `most` lines of a labelled set. */
export function readExamples(file: string, words: number, most: number): Example[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, most);
  return lines.map((line) => {
    const { articles: raw, references } = JSON.parse(line) as Line;
    const articles = raw
      .map(({ id, text, title }) => readArticle({ id, text, format: 'text', ...(title ? { title } : {}) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const candidates = articles.flatMap(candidatesOf);
    const told = references.map((reference) => {
      const terms = termsOf(reference);
      return { terms: new Set(terms), pairs: new Set(pairsOf(terms)) };
    });
    return { set: file, words, articles, candidates, size: placeSentences(articles, candidates), references, told };
  });
}

/** ROUGE-N F1 of a text against several references, their mean; terms are stemmed, function words count. */
export function rougeF(text: string, references: readonly string[], n: number): number {
  const mine = counts(text, n);
  const scores = references.map((reference) => {
    const theirs = counts(reference, n);
    let shared = 0;
    for (const [key, count] of mine.all) shared += Math.min(count, theirs.all.get(key) ?? 0);
    return shared ? (2 * shared) / (mine.total + theirs.total) : 0;
  });
  return scores.reduce((sum, value) => sum + value, 0) / Math.max(1, scores.length);
}

function counts(text: string, n: number): { all: Map<string, number>; total: number } {
  const terms = termsOf(text);
  const all = new Map<string, number>();
  let total = 0;
  for (let at = 0; at + n <= terms.length; at += 1) {
    const key = terms.slice(at, at + n).join(' ');
    all.set(key, (all.get(key) ?? 0) + 1);
    total += 1;
  }
  return { all, total };
}
