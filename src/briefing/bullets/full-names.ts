import type { Candidate } from './candidate.ts';
import type { Option } from './choose.ts';
import { overlap } from './content-terms.ts';
import type { FactJudge } from './fact-judge.ts';
import { type MentionResolver, tellSurnames } from './name-mentions.ts';

/** What is chosen, and what else there is to choose from. */
export interface NamingRequest {
  readonly chosen: readonly Option[];
  readonly options: readonly Option[];
  readonly judge: FactJudge;
  /** Overlap of content from which two bullets are alike. */
  readonly alike: number;
  readonly resolve: MentionResolver | undefined;
}

/** A full telling worth so much less than the one chosen loses too much. */
const LEAST_WEIGHT = 0.8;
/** So many people in common, all of the first sentence's, are who the fact is about. */
const FEWEST_PEOPLE = 2;

/**
 * The chosen wordings, each that needs a name in brackets changed for a sentence that tells the same fact and names
 * people in full, where there is one and it is like none of the others.
 */
export function preferFullNames(request: NamingRequest): Option[] {
  const { chosen, resolve } = request;
  if (!resolve) return [...chosen];
  const told = [...chosen];
  told.forEach((option, at) => {
    const known = namedBy(
      told.filter((other) => other !== option),
      resolve,
    );
    if (!needsBrackets(option, resolve, known)) return;
    const full = fullTelling(
      request,
      option,
      told.filter((_, place) => place !== at),
    );
    if (full) told[at] = full;
  });
  return told;
}

function fullTelling(
  { options, judge, alike, resolve }: NamingRequest,
  option: Option,
  others: Option[],
): Option | null {
  const { candidate } = option.variant;
  const known = resolve ? namedBy(others, resolve) : new Set<string>();
  let best: Option | null = null;
  for (const other of options) {
    const own = other.variant.candidate;
    if (own === candidate || other.weight < LEAST_WEIGHT * option.weight || (best && other.weight <= best.weight))
      continue;
    if (others.some(({ variant }) => variant.candidate === own)) continue;
    if (!tellsTheSame(judge, candidate, own) || !resolve || needsBrackets(other, resolve, known)) continue;
    const twice = others.some(
      (one) =>
        overlap(one.content, other.content) >= alike || judge.same(judge.view(one.variant), judge.view(other.variant)),
    );
    if (!twice) best = other;
  }
  return best;
}

/** Whether two sentences tell one fact, or an act of the same people: who needs names rather takes the full ones. */
function tellsTheSame(judge: FactJudge, one: Candidate, other: Candidate): boolean {
  const [a, b] = [judge.whole(one), judge.whole(other)];
  const { act, clash } = judge.compare(a, b);
  if (judge.same(a, b)) return true;
  return act && !clash && a.people.length >= FEWEST_PEOPLE && a.people.every((name) => b.keys.has(name));
}

function needsBrackets({ variant }: Option, resolve: MentionResolver, known: ReadonlySet<string>): boolean {
  return variant.additions.size > 0 || tellSurnames(variant, resolve, new Set(known)).size > 0;
}

/** Who is named in the other bullets, so that a surname does here. */
function namedBy(options: readonly Option[], resolve: MentionResolver): Set<string> {
  const known = new Set<string>();
  for (const { variant } of options) tellSurnames(variant, resolve, known);
  return known;
}
