import type { Candidate } from './candidate.ts';
import { termsOf } from './content-terms.ts';
import type { FactsByTerm } from './story-terms.ts';

const SPEAKS = /^(?:said|says|told|added|warned|urged|vowed|denied|announced|insisted|argued|claimed|promised|called)$/;
const FARTHEST = 4;
/** Who is named so often is a main name of the story; who speaks is worth all of VOICE when named FREQUENT times. */
const MAIN_NAME = 3;
const FREQUENT = 4;
/** Shares of what the best sentences' words are worth. */
const NAME = 0.1;
const VOICE = 0.35;

/**
 * What a reader gains from a sentence besides its words: to meet the story's main names, and to hear one of them speak,
 * each counted once over all bullets; `usual` is what a good sentence's words are worth. Keys end in a mark that no term holds, with what each is worth.
 */
export function firstMeetings(candidate: Candidate, singles: FactsByTerm, usual: number): Map<string, number> {
  const meetings = new Map<string, number>();
  for (const term of candidate.content) {
    const facts = singles.get(term);
    if (facts && facts.capitals >= MAIN_NAME && facts.capitals * 2 > facts.count)
      meetings.set(`${term} !`, NAME * usual);
  }
  const voice = voiceOf(candidate);
  if (voice) meetings.set(`${voice} :`, VOICE * usual * Math.min(1, (singles.get(voice)?.count ?? 0) / FREQUENT));
  return meetings;
}

/** The term of who speaks in an English sentence ("tovar" for "Maria Tovar told reporters …"); null where no name does. */
function voiceOf({ tokens, quoted }: Candidate): string | null {
  for (let place = 1; place < tokens.length; place += 1) {
    if (quoted[place] || !SPEAKS.test(tokens[place]?.text ?? '')) continue;
    for (let back = place - 1; back >= Math.max(0, place - FARTHEST); back -= 1) {
      const token = tokens[back];
      if (token?.text === ',') break;
      if (token?.pos === 'PROPN' && !quoted[back]) return termsOf(token.text).at(-1) ?? null;
    }
  }
  return null;
}
