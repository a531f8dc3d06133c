import type { Candidate } from './candidate.ts';
import type { Option } from './choose.ts';
import { overlap, weightedOverlap } from './content-terms.ts';
import type { FactJudge } from './fact-judge.ts';

/** Overlap from which two bullets tell the same thing twice: of content terms, and with terms rare in the story weighing more. */
export interface Alike {
  readonly content: number;
  readonly rare: number;
}

/** Tells for two options, by their places in the list, whether both would tell the same thing; each pair is judged once. */
export function createAlikeTest(
  options: readonly Option[],
  limit: Alike,
  weigh: (term: string) => number,
  judge: FactJudge,
  again: (a: Candidate, b: Candidate) => boolean,
): (a: number, b: number) => boolean {
  const known = new Map<number, boolean>();
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
  return (a, b) => {
    const key = Math.min(a, b) * options.length + Math.max(a, b);
    let answer = known.get(key);
    if (answer === undefined) {
      const [left, right] = [options[Math.min(a, b)], options[Math.max(a, b)]];
      answer =
        !left ||
        !right ||
        left.variant.candidate === right.variant.candidate ||
        overlap(left.content, right.content) >= limit.content ||
        weightedOverlap(left.content, right.content, weigh) >= limit.rare ||
        sameSentences(left.variant.candidate, right.variant.candidate) ||
        judge.same(judge.view(left.variant), judge.view(right.variant));
      known.set(key, answer);
    }
    return answer;
  };
}
