import type { Token } from '../../articles/tokens.ts';
import type { Sighting } from './sighting.ts';
import type { Gender } from './title-words.ts';

const REACH = 30;
const PRONOUNS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ['he', 'm'],
  ['his', 'm'],
  ['him', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['herself', 'f'],
]);

/** For each human sighting the gender of the first personal pronoun after it, where no other person stands between. */
export function pronounVotes(sightings: readonly Sighting[], tokens: readonly Token[]): Map<Sighting, Gender> {
  const votes = new Map<Sighting, Gender>();
  let next = tokens.length;
  for (const sighting of [...sightings].reverse()) {
    if (sighting.thing) continue;
    const stop = Math.min(next, sighting.run.to + REACH);
    const gender = firstPronoun(tokens, sighting.run.to, stop);
    if (gender) votes.set(sighting, gender);
    if (sighting.human || sighting.speaks) next = sighting.run.from;
  }
  return votes;
}

function firstPronoun(tokens: readonly Token[], from: number, to: number): Gender {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || /["\u201c\u201d\u00ab\u00bb]/.test(token.text)) return null;
    const gender = PRONOUNS.get(token.lower);
    if (gender) return gender;
  }
  return null;
}
