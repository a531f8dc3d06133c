import type { Article } from '../../articles/article.ts';
import { contentStems, overlap } from '../evidence/shares-content.ts';
import { evidenceWords } from '../evidence/words.ts';
import { wordsProblem } from '../evidence/words-problem.ts';
import { negates, tellsMore } from './tells-more.ts';

/** Words that were told may stand in so many sentences one after the other. */
const MOST_SENTENCES = 3;
/** From here on a sentence tells what was told, in the words of now. */
const SAME_FACT = 0.5;
/** And so many words must be shared: two short texts may share half by chance. */
const FEWEST_SHARED = 3;

/** What an article says in place of what was told from it; null where it says nothing of it any more. */
export interface Edit {
  readonly now: string | null;
}

/**
 * How an edit of an article changed what was told from it; null where it still stands, and where the words were never its
 * own. Another wording of the same is a change only where words count `exact`ly, as in a quote. `fresh` is what is told
 * from the article now, preferred to its bare sentences.
 */
export function findEdit(
  told: string,
  before: Article,
  after: Article,
  { exact, fresh }: { readonly exact: boolean; readonly fresh: readonly string[] },
): Edit | null {
  const evidence = findEvidence(told, before);
  if (evidence === null || stillStands(told, evidence, after)) return null;
  const unchanged = new Set(before.sentences.map(({ text }) => wordsOf(text)));
  const sentences = after.sentences.map(({ text }) => text);
  const changed = sentences.filter((text) => !unchanged.has(wordsOf(text)));
  const freshly = fresh.filter((text) => findEvidence(text, before) === null);
  const now = nearest(told, freshly) ?? nearest(told, changed);
  if (exact) return { now };
  if (now === null) {
    const elsewhere = nearest(told, sentences);
    return elsewhere !== null && !tellsMore(told, elsewhere) ? null : { now };
  }
  return negates(now) === negates(evidence) && holdsAll(now, told) ? null : { now };
}

/** Whether a text has all content words of another, and each number as often. */
function holdsAll(text: string, told: string): boolean {
  const stems = contentStems(text);
  if ([...contentStems(told)].some((stem) => !stems.has(stem))) return false;
  const numbers = numbersOf(text);
  return numbersOf(told).every((number) => {
    const at = numbers.indexOf(number);
    if (at >= 0) numbers.splice(at, 1);
    return at >= 0;
  });
}

function numbersOf(text: string): string[] {
  return evidenceWords(text).filter((word) => /\p{N}/u.test(word));
}

/** The fewest sentences in which the words stand, as few as one; null where they stand in none. */
function findEvidence(told: string, { body, sentences }: Article): string | null {
  if (wordsProblem(told, body.text) !== null) return null;
  for (let count = 1; count <= MOST_SENTENCES; count++) {
    for (const [index, first] of sentences.entries()) {
      const last = sentences[index + count - 1];
      if (!last) break;
      const text = body.text.slice(first.start, last.end);
      if (wordsProblem(told, text) === null) return text;
    }
  }
  return null;
}

/** A "not" that was put between the words leaves them all where they were. */
function stillStands(told: string, evidence: string, after: Article): boolean {
  if (wordsOf(after.body.text).includes(wordsOf(evidence))) return true;
  const found = findEvidence(told, after);
  return found !== null && negates(found) === negates(evidence);
}

/** The text that shares most with what was told, where it shares enough. */
function nearest(told: string, texts: readonly string[]): string | null {
  const stems = contentStems(told);
  let best: string | null = null;
  let most = SAME_FACT;
  for (const text of texts) {
    const own = contentStems(text);
    const shared = overlap(stems, own);
    if (shared * Math.min(stems.size, own.size) < Math.min(FEWEST_SHARED, stems.size)) continue;
    if (shared < most || (shared === most && best !== null)) continue;
    best = text;
    most = shared;
  }
  return best;
}

/** Between spaces, so that no word is found within another. */
function wordsOf(text: string): string {
  return ` ${evidenceWords(text).join(' ')} `;
}
