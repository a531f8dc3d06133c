import type { Candidate } from './candidate.ts';
import { cutAges, cutCommaAsides, cutLinkingAsides, cutParentheses } from './cut-asides.ts';
import { cutEndings } from './cut-endings.ts';
import { mayDoWithout } from './cut-guard.ts';
import { cutDays, cutOccasions } from './cut-occasions.ts';
import { cutFrontPhrase, cutLinks } from './cut-openings.ts';
import { type MentionResolver, tellPronouns } from './name-mentions.ts';
import { readsWhole } from './reads-whole.ts';
import { type Layout, layOut } from './segments.ts';
import { type Cut, keepTokens, type Variant, wordVariant } from './variant.ts';

const LONGEST_READ = 120;
const MOST_VARIANTS = 16;
/** How well a sentence stands alone with a pronoun that nothing tells, and with one that brackets tell. */
const DANGLING = 0.55;
const TOLD = 0.9;
/** And with so few words that little is told. */
const BARE_WORDS = 9;
const BARE = 0.75;

/** Cuts that go together or not at all. */
type Group = readonly Cut[];

/** A wording with how well it stands alone beside the sentence itself: less than 1 where "he" is nobody known. */
export interface Wording {
  readonly variant: Variant;
  readonly fitness: number;
}

/**
 * The wordings in which a sentence may stand as a bullet, the fullest first: each is the sentence with words left out,
 * never within a quotation. Sentences in other languages than English, and very long ones, have only themselves.
 */
export function shorten(candidate: Candidate, resolve: MentionResolver | undefined): Wording[] {
  if (candidate.article.language !== 'en' || candidate.tokens.length > LONGEST_READ) {
    return [{ variant: wordVariant(candidate, keepTokens(candidate, []), new Map()), fitness: 1 }];
  }
  const layout = layOut(candidate);
  const always = [...cutLinks(layout), ...cutLinkingAsides(layout)];
  const wordings = new Map<string, Wording>();
  for (const chosen of choices(optionalCuts(layout, always))) {
    const kept = keepTokens(candidate, [...always, ...chosen.flat()]);
    const told = tellPronouns(layout, kept, resolve);
    const variant = wordVariant(candidate, kept, told.additions);
    if (wordings.has(variant.text) || (chosen.length && !readsWhole(layout, variant))) continue;
    const pronouns = told.dangling ? DANGLING : told.additions.size ? TOLD : 1;
    wordings.set(variant.text, { variant, fitness: pronouns * (variant.words < BARE_WORDS ? BARE : 1) });
    if (wordings.size >= MOST_VARIANTS) break;
  }
  return [...wordings.values()];
}

function optionalCuts(layout: Layout, always: readonly Cut[]): Group[] {
  const start = Math.max(0, ...always.filter((cut) => cut.from === 0).map((cut) => cut.to));
  const front = cutFrontPhrase(layout, start);
  const alone = [
    ...cutOccasions(layout),
    ...cutParentheses(layout),
    ...cutCommaAsides(layout),
    ...cutEndings(layout),
    ...(front ? [front] : []),
  ];
  const groups: Group[] = [
    cutDays(layout),
    cutAges(layout),
    ...alone.filter((cut) => mayDoWithout(layout, cut)).map((cut) => [cut]),
  ];
  return groups.filter((group) => group.length);
}

/** Which cuts to try together: none, each alone, ever more of them from the smallest up, then each two. */
function choices(groups: readonly Group[]): Group[][] {
  const size = (group: Group) => group.reduce((sum, cut) => sum + cut.to - cut.from, 0);
  const rising = [...groups].sort((a, b) => size(a) - size(b) || (a[0]?.from ?? 0) - (b[0]?.from ?? 0));
  const tries: Group[][] = [[], ...rising.map((group) => [group])];
  for (let count = 2; count <= rising.length; count += 1) tries.push(rising.slice(0, count));
  for (let first = 0; first < rising.length && tries.length < 2 * MOST_VARIANTS; first += 1) {
    for (const second of rising.slice(first + 1)) tries.push([...rising.slice(first, first + 1), second]);
  }
  return tries;
}
