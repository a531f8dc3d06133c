import type { Article } from '../../articles/article.ts';
import type { Quote } from '../briefing.ts';
import { readPeople } from '../people.ts';
import { alignUtterances, type Card } from './align.ts';
import { rankCards } from './rank-cards.ts';
import { findUtterances } from './utterances.ts';

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
  const speaker = lead.speaker ?? utterances.find((one) => one.speaker)?.speaker ?? null;
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
