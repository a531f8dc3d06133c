import { foldName, isFirstName, sameFirstName } from './first-names.ts';
import type { Sighting } from './sighting.ts';
import { titleOf } from './title-words.ts';

/** All the sightings of one bearer of a name. */
export interface Named {
  readonly sightings: Sighting[];
  /** "Mrs." where nothing else tells this bearer from another one of the name; else null. */
  readonly honorific: string | null;
}

interface FullName extends Named {
  readonly first: string;
  readonly surname: string;
}

/** More bearers of one name than a story can tell apart; it bounds the comparing. */
const MOST_NAMESAKES = 30;

/**
 * Ties a story's sightings together: full names with compatible first names, then bare surnames and bare first names to
 * the full name that their own article gives, or else the story. Lists are one article each.
 */
export function groupNames(articles: readonly (readonly Sighting[])[]): Map<Sighting, Named> {
  const groups = new Map<Sighting, Named>();
  const bySurname = new Map<string, FullName[]>();
  const byFirst = new Map<string, FullName[]>();
  for (const sighting of articles.flat()) {
    if (!isFull(sighting)) continue;
    let full = bySurname.get(sighting.surname)?.find((one) => sameFirstName(one.first, sighting.first ?? ''));
    if (!full) {
      full = { first: sighting.first ?? '', surname: sighting.surname, sightings: [], honorific: null };
      add(bySurname, sighting.surname, full);
      const first = foldName(full.first);
      if (isFirstName(first)) add(byFirst, first, full);
    }
    full.sightings.push(sighting);
    groups.set(sighting, full);
  }
  const loose = new Map<string, Named>();
  for (const article of articles) {
    const here = new Map<Named, number>();
    const openers = new Set<Named>();
    for (const sighting of article) {
      const named = groups.get(sighting);
      if (named && sighting.run.sentence === 0) openers.add(named);
      if (named) here.set(named, (here.get(named) ?? 0) + 1);
    }
    const latest = new Map<Named, number>();
    for (const sighting of article) {
      let named = groups.get(sighting);
      if (!named && !isBareTitle(sighting)) {
        named = owner(sighting, { here, openers, latest }, bySurname, byFirst) ?? looseName(sighting, loose, bySurname);
        named.sightings.push(sighting);
        groups.set(sighting, named);
      }
      if (named) latest.set(named, sighting.run.sentence);
    }
  }
  return groups;
}

function add(index: Map<string, FullName[]>, key: string, full: FullName): void {
  const sharing = index.get(key) ?? [];
  if (sharing.length < MOST_NAMESAKES) sharing.push(full);
  index.set(key, sharing);
}

function isFull(sighting: Sighting): boolean {
  return sighting.first !== null && !sighting.thing && !isBareTitle(sighting);
}

function isBareTitle(sighting: Sighting): boolean {
  return sighting.run.words.length === 1 && !sighting.run.title && titleOf(sighting.run.words[0] ?? '') !== null;
}

/** Whom an article names in full and how often, whom its first sentence names, and in which sentence each was named last. */
interface Known {
  readonly here: ReadonlyMap<Named, number>;
  readonly openers: ReadonlySet<Named>;
  readonly latest: ReadonlyMap<Named, number>;
}

/**
 * The bearer of a single word: by surname, else by first name; the one whom the article's first sentence names, else the
 * one whom the article named last, else the one most named in it or the story. Null where two are named as often.
 */
function owner(
  sighting: Sighting,
  { here, openers, latest }: Known,
  bySurname: ReadonlyMap<string, readonly FullName[]>,
  byFirst: ReadonlyMap<string, readonly FullName[]>,
): Named | null {
  if (sighting.thing || sighting.run.words.length > 1) return null;
  const candidates =
    bySurname.get(sighting.surname) ?? (sighting.run.title ? [] : (byFirst.get(sighting.surname) ?? []));
  const fitting = candidates.filter((one) => fits(sighting, one));
  const opening = fitting.filter((one) => openers.has(one));
  if (opening.length === 1) return opening[0] ?? null;
  let best: FullName | null = null;
  let top = Number.NEGATIVE_INFINITY;
  let tied = false;
  for (const one of fitting) {
    const weight = (latest.get(one) ?? -1) * 1e6 + (here.get(one) ?? 0) * 1000 + one.sightings.length;
    tied = weight === top || (tied && weight < top);
    if (weight > top) {
      best = one;
      top = weight;
    }
  }
  return tied ? null : best;
}

function fits(sighting: Sighting, full: FullName): boolean {
  if (!sighting.gender || !sighting.run.title) return true;
  return full.sightings.every((one) => one.gender === null || one.gender === sighting.gender);
}

const HONORIFIC = /^(?:mrs|ms|miss|mr|mme|lady|sir)\.?$/i;

/** Who bears a name that no full name in the story gives; "Mrs. Ost" beside a Paul Ost keeps her "Mrs." */
function looseName(
  sighting: Sighting,
  loose: Map<string, Named>,
  bySurname: ReadonlyMap<string, readonly FullName[]>,
): Named {
  const { title, words } = sighting.run;
  const honorific = HONORIFIC.test(title) && words.length === 1 && bySurname.has(sighting.surname) ? title : null;
  const key = [honorific ?? '', ...words].map(foldName).join(' ');
  const named = loose.get(key) ?? { sightings: [], honorific };
  loose.set(key, named);
  return named;
}
