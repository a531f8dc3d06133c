import { foldName, isFirstName, sameFirstName } from './first-names.ts';
import type { Sighting } from './sighting.ts';
import { titleOf } from './title-words.ts';

/** All the sightings of one bearer of a name. */
export interface Named {
  readonly sightings: Sighting[];
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
      full = { first: sighting.first ?? '', surname: sighting.surname, sightings: [] };
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
    for (const sighting of article) {
      if (groups.has(sighting) || isBareTitle(sighting)) continue;
      const named = owner(sighting, here, openers, bySurname, byFirst) ?? looseName(sighting, loose);
      named.sightings.push(sighting);
      groups.set(sighting, named);
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

/**
 * The bearer of a single word: by surname, else by first name; the one whom the article's first sentence names, else the
 * one most named in this article, then in the story. Null where two are named as often.
 */
function owner(
  sighting: Sighting,
  here: ReadonlyMap<Named, number>,
  openers: ReadonlySet<Named>,
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
  let top = -1;
  let tied = false;
  for (const one of fitting) {
    const weight = (here.get(one) ?? 0) * 1000 + one.sightings.length;
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

function looseName(sighting: Sighting, loose: Map<string, Named>): Named {
  const key = sighting.run.words.map(foldName).join(' ');
  const named = loose.get(key) ?? { sightings: [] };
  loose.set(key, named);
  return named;
}
