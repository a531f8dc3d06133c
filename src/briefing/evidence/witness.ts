import type { Citation } from '../briefing.ts';
import type { Defect } from './defect.ts';
import { plainSlice } from './plain-slice.ts';
import { sentenceProblem } from './span-problem.ts';
import { evidenceWords } from './words.ts';

/** No sentence is longer: a span over this many code units would hold any words in any order. */
const LONGEST_EVIDENCE = 5_000;

/** The articles of one briefing as witnesses, and the defects found so far. */
export class Witness {
  readonly defects: Defect[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #titles: readonly string[];
  #vocabulary: Set<string> | null = null;

  constructor(texts: ReadonlyMap<string, string>, titles: readonly string[]) {
    this.#texts = texts;
    this.#titles = titles;
  }

  /** Notes a defect; gives false, so that a filter can end with it. */
  reject(kind: Defect['kind'], where: string, reason: string): false {
    this.defects.push({ kind, where, reason });
    return false;
  }

  textOf(articleId: string): string | undefined {
    return this.#texts.get(articleId);
  }

  texts(): Iterable<string> {
    return this.#texts.values();
  }

  titles(): readonly string[] {
    return this.#titles;
  }

  /** The text that a citation points at without its markup, or null, noting the defect. */
  read(citation: Citation, where: string): string | null {
    const text = this.#texts.get(citation.articleId);
    const problem =
      text === undefined
        ? `article "${citation.articleId}" is not among the briefing's articles`
        : citation.end - citation.start > LONGEST_EVIDENCE
          ? `${citation.start}..${citation.end} is too long to be evidence`
          : sentenceProblem(text, citation);
    if (problem !== null || text === undefined) {
      this.reject('citation', where, problem ?? '');
      return null;
    }
    return plainSlice(text.slice(citation.start, citation.end));
  }

  /** The first of these words that no article and no title holds in any case; undefined when all are there. */
  firstUnknown(words: readonly string[]): string | undefined {
    if (words.length === 0) return undefined;
    this.#vocabulary ??= this.#readVocabulary();
    const known = this.#vocabulary;
    return words.find((word) => !known.has(word.toLowerCase()));
  }

  #readVocabulary(): Set<string> {
    const words = new Set<string>();
    for (const text of [...this.#texts.values(), ...this.#titles]) {
      for (const word of evidenceWords(plainSlice(text))) words.add(word);
    }
    const folded = new Set<string>();
    for (const word of words) folded.add(word.toLowerCase());
    return folded;
  }
}
