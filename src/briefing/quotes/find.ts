import type { Article } from '../../articles/article.ts';
import type { Quote } from '../briefing.ts';
import type { Person } from '../people/person.ts';
import { readPeople } from '../people.ts';
import { alignUtterances, type Card } from './align.ts';
import { rankCards } from './rank-cards.ts';
import type { Speaker } from './speakers.ts';
import { findUtterances, type Utterance } from './utterances.ts';

/** How many places with "he said" one with a name at the quote outweighs. */
const SURE = 3;

/**
 * All the quotes of one story, best first: who said what, in exactly which words, in which places. An utterance that
 * several places quote is one quote. Speakers are named only where the texts tell them.
 */
export function findQuotes(articles: readonly Article[]): Quote[] {
  const people = readPeople(articles);
  const utterances = articles.flatMap((article) => findUtterances(article, people));
  return rankCards(alignUtterances(utterances)).map(quoteOf);
}

function quoteOf({ lead, utterances, wording }: Card): Quote {
  const speaker = agreedSpeaker(lead, utterances);
  const role = speaker?.person?.role ?? null;
  return {
    text: lead.appearance.text,
    speaker: speaker?.name ?? null,
    ...(role === null ? {} : { speakerRole: role }),
    kind: lead.kind,
    appearances: utterances.map((one) => one.appearance),
    wording,
  };
}

/**
 * Who spoke: whom the shown place tells, else another one. Where places disagree, whom more of them tell, those with a
 * name at the quote before those with "he said"; null where that is a draw.
 */
function agreedSpeaker(lead: Utterance, utterances: readonly Utterance[]): Speaker | null {
  const first = lead.speaker ?? utterances.find((one) => one.speaker)?.speaker ?? null;
  const votes = new Map<Person, number>();
  for (const { speaker, named } of utterances) {
    if (speaker?.person) votes.set(speaker.person, (votes.get(speaker.person) ?? 0) + (named ? SURE : 1));
  }
  if (votes.size < 2) return first;
  const [most, next] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] === next?.[1]) return null;
  return utterances.find(({ speaker }) => speaker?.person === most[0])?.speaker ?? null;
}
