import { STOP_WORDS } from '../articles/stop-words.ts';

const ENGLISH =
  'a about above after again against all also am an and any are as at be because been before being below between both ' +
  'but by can could did do does doing down during each even few for from further get gets getting go going got had ' +
  'has have having he her here hers herself him himself his how i if in into is it its itself just like make many may ' +
  'me might more most much must my myself no nor not now of off on once one only or other our ours out over own same ' +
  'she should so some still such than that the their theirs them themselves then there these they this those through ' +
  'to too under until up upon us very was we were what when where which while who whom whose why will with within ' +
  'without would yet you your yours';

const english = setOf(ENGLISH);
const byLanguage = new Map(Object.entries(STOP_WORDS).map(([language, words]) => [language, setOf(words)]));
const elsewhere = new Set([...byLanguage].filter(([language]) => language !== 'en').flatMap(([, words]) => [...words]));

/** Words of a language that name nothing (articles, pronouns, auxiliaries), folded; English where it is not known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return language === 'en' ? english : (byLanguage.get(language) ?? english);
}

/** Is this folded word a stop word of any language but English? It may still be a name in English ("MIT"). */
export function isForeignStopWord(folded: string): boolean {
  return elsewhere.has(folded);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(
    words
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .split(' '),
  );
}
