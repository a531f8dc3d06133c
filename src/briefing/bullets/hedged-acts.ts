import type { Candidate } from './candidate.ts';

/** Words that take back what follows, or put it off: "did not cancel", "will consider cancelling", "attempted murder". */
const HEDGE =
  /^(?:not|n['’]t|never|no|nor|neither|cannot|without|may|might|could|if|whether|unless|attempt(?:ed|ing|s)?|try|tried|trying|tries|consider(?:ed|ing|s)?|threaten(?:ed|ing|s)?|plan(?:s|ned|ning)?|expect(?:ed|s|ing)?|hope[sd]?|refus(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?)$/i;
/** So many words back a hedge is looked for: "will not yet be cancelled". */
const REACH = 4;
const ACTS = new Set(['VERB', 'NOUN']);
const STOPS = /^[,;:—–()“”"]$/;

/** What a sentence does with each of its verbs and nouns: whether a hedge stands before every place of it. */
export function hedgedActs({ tokens, terms }: Candidate): ReadonlyMap<string, boolean> {
  const acts = new Map<string, boolean>();
  for (const [place, token] of tokens.entries()) {
    if (!ACTS.has(token.pos)) continue;
    const hedged = isHedged(tokens, place);
    for (const term of terms[place] ?? []) acts.set(term, hedged && acts.get(term) !== false);
  }
  return acts;
}

function isHedged(tokens: Candidate['tokens'], place: number): boolean {
  const reach = tokens[place]?.pos === 'VERB' ? REACH : 1;
  for (let at = place - 1; at >= Math.max(0, place - reach); at -= 1) {
    const word = tokens[at]?.text ?? '';
    if (STOPS.test(word)) return false;
    if (HEDGE.test(word)) return true;
  }
  return false;
}
