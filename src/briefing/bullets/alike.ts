import type { Candidate } from './candidate.ts';
import type { Option } from './choose.ts';
import type { FactJudge } from './fact-judge.ts';
import { NumberSet } from './number-set.ts';
import { Numbering } from './numbering.ts';

/** Overlap from which two bullets tell the same thing twice: of content terms, and with terms rare in the story weighing more. */
export interface Alike {
  readonly content: number;
  readonly rare: number;
}

/** The content terms of an option as numbers, with what each weighs and all together. */
interface Content {
  readonly terms: NumberSet;
  readonly weights: readonly number[];
  readonly total: number;
}

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

/** Tells for two options, by their places in the list, whether both would tell the same thing; each pair is judged once. */
export function createAlikeTest(
  options: readonly Option[],
  limit: Alike,
  weigh: (term: string) => number,
  judge: FactJudge,
  again: (a: Candidate, b: Candidate) => boolean,
): (a: number, b: number) => boolean {
  const contents = layContents(options, weigh);
  const wholes = new Map<Candidate, Map<Candidate, boolean>>();
  // Judged on whole sentences as well: else two tellings of one fact pass as soon as enough of one is left out.
  const sameSentences = (a: Candidate, b: Candidate) => {
    let row = wholes.get(a);
    if (!row) {
      row = new Map();
      wholes.set(a, row);
    }
    let answer = row.get(b);
    if (answer === undefined) {
      answer = judge.same(judge.whole(a), judge.whole(b)) || again(a, b);
      row.set(b, answer);
    }
    return answer;
  };
  const areAlike = (low: number, high: number) => {
    const left = (options[low] as Option).variant;
    const right = (options[high] as Option).variant;
    return (
      left.candidate === right.candidate ||
      overlaps(contents[low] as Content, contents[high] as Content, limit) ||
      sameSentences(left.candidate, right.candidate) ||
      judge.same(judge.view(left), judge.view(right))
    );
  };
  const known = new Uint8Array(options.length * options.length);
  return (a, b) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const pair = low * options.length + high;
    if (known[pair] === UNKNOWN) known[pair] = areAlike(low, high) ? YES : NO;
    return known[pair] === YES;
  };
}

function layContents(options: readonly Option[], weigh: (term: string) => number): Content[] {
  const numbering = new Numbering();
  return options.map(({ content }) => {
    const terms = [...content];
    const weights = terms.map(weigh);
    let total = 0;
    for (const weight of weights) total += weight;
    return { terms: new NumberSet(terms.map((term) => numbering.of(term))), weights, total };
  });
}

/** Whether two contents share so much of the smaller, or by weight of the lighter, that they are alike. */
function overlaps(a: Content, b: Content, limit: Alike): boolean {
  const own = a.terms.numbers;
  let shared = 0;
  let weight = 0;
  for (let at = 0; at < own.length; at += 1) {
    if (!b.terms.has(own[at] as number)) continue;
    shared += 1;
    weight += a.weights[at] as number;
  }
  return (
    reaches(shared, Math.min(own.length, b.terms.numbers.length), limit.content) ||
    reaches(weight, Math.min(a.total, b.total), limit.rare)
  );
}

/** Whether a part is such a share of a whole; of nothing it is none. */
function reaches(part: number, whole: number, share: number): boolean {
  return (whole ? part / whole : 0) >= share;
}
