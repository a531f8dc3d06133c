import type { Citation } from '../briefing.ts';
import type { Defect } from './defect.ts';
import { plainSlice } from './plain-slice.ts';
import { createContentTest } from './shares-content.ts';
import { sentenceProblem } from './span-problem.ts';
import { evidenceWords } from './words.ts';

/** No sentence is longer: a span over this many code units would hold any words in any order. */
const LONGEST_EVIDENCE = 5_000;

/** The articles of one briefing as witnesses, and the defects found so far. */
export class Witness {
  readonly defects: Defect[] = [];
  /** Whether two texts tell the same thing: the rule for a further citation. */
  readonly shareContent = createContentTest();
  readonly #texts: ReadonlyMap<string, string>;
  readonly #titles: readonly string[];
  readonly #unread: string[];
  readonly #vocabulary = new Set<string>();

  constructor(texts: ReadonlyMap<string, string>, titles: readonly string[]) {
    this.#texts = texts;
    this.#titles = titles;
    this.#unread = [...titles, ...texts.values()].reverse();
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
    return words.find((word) => !this.#knows(word.toLowerCase()));
  }

  /** Reads on only as far as it takes to meet the word. */
  #knows(word: string): boolean {
    const known = this.#vocabulary;
    while (!known.has(word)) {
      const text = this.#unread.pop();
      if (text === undefined) return false;
      for (const own of new Set(evidenceWords(plainSlice(text)))) known.add(own.toLowerCase());
    }
    return true;
  }
}
