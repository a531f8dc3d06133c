import { numbersClash } from '../evidence/numbers-told.ts';
import type { Candidate } from './candidate.ts';
import type { FactJudge } from './fact-judge.ts';
import type { FactReader } from './fact-terms.ts';
import { DAYS, type FactView } from './fact-view.ts';
import { mainClause } from './main-clause.ts';
import { layOut } from './segments.ts';

/** Share of the weight of a main clause that another sentence must tell for it to say nothing new. */
const TOLD = 0.6;
/** The same between the first sentences of two articles of one story, which tell one event more often than not. */
const TOLD_BY_LEADS = 0.42;
/** The same of the names in a main clause that are no person's. */
const MOST_NAMES = 0.67;
const FEWEST_SHARED = 4;
const FEWEST_WITH_NUMBER = 3;
/** Without an act in common so much else must be. */
const FEWEST_WITHOUT_ACT = 6;
const FEWEST_BY_LEADS = 5;
/** Between first sentences so many terms, an act among them, do with less of the weight. */
const MANY_SHARED = 6;
const TOLD_WITH_MANY = 0.34;

interface Ties {
  readonly act: boolean;
  readonly number: boolean;
  readonly leads: boolean;
  readonly ofOneSubject: boolean;
}

/** How many terms two sentences must share at least, by what else ties them together. */
function fewestShared({ act, number, leads, ofOneSubject }: Ties): number {
  if (act) return number ? FEWEST_WITH_NUMBER : FEWEST_SHARED;
  if (leads) return ofOneSubject ? FEWEST_SHARED : FEWEST_BY_LEADS;
  return FEWEST_WITHOUT_ACT;
}

interface Main {
  readonly kept: readonly number[];
  /** What its names stand for, days left out: the people, and all others. */
  readonly people: readonly number[];
  readonly others: readonly number[];
  /** The first of them: mostly who or what it is about. */
  readonly first: number | undefined;
}

/**
 * Tells for two English sentences whether one of them mainly says what the other has said, whatever either adds to it:
 * all people of its main clause, most other names and most of what that clause tells. Main clauses are found once for each sentence.
 */
export function createAgainTest(read: FactReader, judge: FactJudge): (a: Candidate, b: Candidate) => boolean {
  const mains = new Map<Candidate, Main>();
  const mainOf = (candidate: Candidate) => {
    let main = mains.get(candidate);
    if (!main) {
      main = readMain(candidate, read);
      mains.set(candidate, main);
    }
    return main;
  };
  const saysNothingNew = (one: Candidate, other: Candidate) => {
    const main = mainOf(one);
    const whole = judge.whole(other);
    const leads = one.sentence.index === 0 && other.sentence.index === 0;
    if (!tellsNames(main, whole, leads ? 0 : MOST_NAMES)) return false;
    const view = judge.view({ candidate: one, kept: main.kept });
    const { ofFirst, shared, act, number, clash } = judge.compare(view, whole);
    // The sums that two openings give of one deal are of its parts; how many died is told by one or the other.
    if (leads ? numbersClash(countsOf(view), countsOf(whole)) : clash) return false;
    if (leads && act && shared >= MANY_SHARED) return ofFirst >= TOLD_WITH_MANY;
    const fewest = fewestShared({
      act,
      number,
      leads,
      ofOneSubject: main.first !== undefined && main.first === mainOf(other).first,
    });
    return shared >= fewest && ofFirst >= (leads ? TOLD_BY_LEADS : TOLD);
  };
  return (a, b) => isEnglish(a) && isEnglish(b) && (saysNothingNew(a, b) || saysNothingNew(b, a));
}

/** Its numbers without a unit: of people and things. */
function countsOf({ numbers }: FactView): FactView['numbers'] {
  return numbers.filter(({ quantity }) => quantity.unit === null);
}

/** Whether a sentence tells all the people of a main clause, and such a share of its other names. */
function tellsNames({ people, others }: Main, { keys }: FactView, share: number): boolean {
  if (!people.every((name) => keys.has(name))) return false;
  return others.filter((name) => keys.has(name)).length >= share * others.length;
}

function readMain(candidate: Candidate, read: FactReader): Main {
  const all = candidate.tokens.map((_, place) => place);
  const kept = mainClause(layOut(candidate), all);
  const { keys } = read.termsOf(candidate);
  const distinct = new Set<number>();
  for (const place of kept) {
    if (candidate.tokens[place]?.pos !== 'PROPN' || !candidate.capital[place]) continue;
    for (const key of keys[place] ?? []) if (!DAYS.has(read.numbering.keyOf(key))) distinct.add(key);
  }
  const names = [...distinct];
  const isPerson = (name: number) => read.numbering.keyOf(name).startsWith('@');
  return {
    kept,
    people: names.filter(isPerson),
    others: names.filter((name) => !isPerson(name)),
    first: names[0],
  };
}

function isEnglish({ article }: Candidate): boolean {
  return article.language === 'en';
}
