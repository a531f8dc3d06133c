import { DateTime } from 'luxon';
import { guessLanguage } from '../articles/language.ts';
import { publicationTime } from '../articles/publication-time.ts';
import type { BriefedStory, Briefing, Quote } from '../briefing/briefing.ts';
import type { QuotePicture } from '../pictures/picture.ts';
import { kindOf, sameAppearances, sameWordsIn, unnamedOf } from './quote-card.ts';
import type { ShownBriefing } from './shown-briefing.ts';

const TELLING_LENGTH = 60;

/**
 * What stands on the picture of a quote, by its places (of the story, and in it): the words of its card and what is known of
 * them, nothing else; null where there is none.
 */
export function pictureOf({ briefing }: ShownBriefing, story: number, place: number): QuotePicture | null {
  const told = briefing.stories[story];
  const quote = told?.quotes[place];
  if (!told || !quote) return null;
  const language = languageOf(quote, told);
  return {
    words: quote.text,
    speaker: quote.speaker,
    role: quote.speakerRole ?? null,
    unnamed: unnamedOf(quote),
    kind: kindOf(quote),
    date: dateOf(briefing, quote, language),
    outlets: sameWordsIn(briefing, quote),
    language,
  };
}

/** A few words in Latin letters tell their language badly: then what else the story says does. */
function languageOf({ text }: Quote, { bullets, headline }: BriefedStory): string {
  const own = guessLanguage(text);
  const tells = own !== 'und' && (text.length >= TELLING_LENGTH || !/\p{Script=Latin}/u.test(text));
  const told = tells ? own : guessLanguage([headline, ...bullets.map((bullet) => bullet.text)].join('\n'));
  return told === 'und' ? own : told;
}

/** The day on which these words were first published; an earlier day of other words is not theirs. */
function dateOf({ articles }: Briefing, quote: Quote, language: string): string | null {
  const cited = new Set(sameAppearances(quote).map(({ articleId }) => articleId));
  const dates = articles.flatMap(({ id, publishedAt }) => {
    const time = cited.has(id) ? publicationTime(publishedAt) : null;
    return time === null || publishedAt === null ? [] : [{ publishedAt, time }];
  });
  const [first] = dates.toSorted((a, b) => a.time - b.time);
  if (!first) return null;
  const { publishedAt } = first;
  if (/^\d{4}$/.test(publishedAt)) return publishedAt;
  const format = /^\d{4}-\d{2}$/.test(publishedAt) ? ({ year: 'numeric', month: 'long' } as const) : DateTime.DATE_FULL;
  return DateTime.fromISO(publishedAt, { zone: 'utc', locale: localeOf(language) }).toLocaleString(format);
}

/** English as most of the world writes dates: the day first. */
function localeOf(language: string): string {
  return language === 'und' || language === 'en' ? 'en-GB' : language;
}

/** A picture in words, for who cannot see it: who said it comes first, so that a long quote can end early. */
export function pictureInWords(picture: QuotePicture, most: number): string {
  const { words, speaker, role, unnamed, kind, date, outlets } = picture;
  const named = [speaker, role].filter(Boolean).join(', ');
  const who = speaker === null ? 'Quote, speaker not known' : [named, unnamed].filter(Boolean).join(' ');
  const before = `${who}${inBrackets([kind, ...outlets, date])}: “`;
  const room = most - before.length - 1;
  if (room < 1) return shortened(`${who}${inBrackets([kind])}: “${words}”`, most);
  return `${before}${shortened(words, room)}”`;
}

function inBrackets(parts: readonly (string | null)[]): string {
  const known = parts.filter(Boolean).join(', ');
  return known === '' ? '' : ` (${known})`;
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
