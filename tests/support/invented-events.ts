import type { RawItem } from '../../src/sources/raw-item.ts';

const SYLLABLES = ['bel', 'dor', 'kan', 'lis', 'mor', 'nev', 'orl', 'pas', 'rud', 'sel', 'tam', 'vex', 'wen', 'zar'];
const OBJECTS = ['bridge', 'ferry', 'mine', 'dam', 'school', 'museum', 'refinery', 'railway', 'hospital', 'harbour'];
const BLOWS = ['collapsed', 'caught fire', 'was flooded', 'was closed', 'was sold', 'lost its power', 'was seized'];
const OFFICES = ['mayor', 'fire chief', 'owner', 'engineer', 'union secretary', 'minister', 'police chief'];

/** Numbers from 0 to 1 that look random, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * A stream of articles on invented events, in the order of their dates: each tells some of the facts of one event, so that
 * articles of one event have much or little in common, and stories begin in several places and turn out to be one.
 */
export function inventStream(seed: number, events: number, articles: number): RawItem[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const name = () => {
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  };
  const told = Array.from({ length: events }, () => factsOf(pick, name, random));
  return Array.from({ length: articles }, (_, at): RawItem => {
    const event = pick(told);
    const most = 1 + Math.floor(random() * 5);
    const facts = event.facts.filter(() => random() < most / event.facts.length);
    return {
      id: `a${seed}-${at}`,
      format: 'text',
      title: `The ${event.object}: what is known`,
      text: [...facts, `The ${event.object} ${event.blow} ${event.when} minutes past six.`].join(' '),
      outlet: `Outlet ${at % 7}`,
      url: `https://outlet-${at % 7}.example/${at}`,
      publishedAt: new Date(Date.UTC(2031, 2, 1) + at * 3_600_000).toISOString(),
    };
  });
}

function factsOf(pick: <T>(list: readonly T[]) => T, name: () => string, random: () => number) {
  const [object, blow] = [pick(OBJECTS), pick(BLOWS)];
  const figure = () => 11 + Math.floor(random() * 900);
  const facts = Array.from({ length: 14 }, () => {
    const [person, office, town] = [`${name()} ${name()}`, pick(OFFICES), name()];
    const said = pick([
      `The ${office}, ${person}, counted ${figure()} people in ${town} who need help.`,
      `${person}, the ${office} of ${town}, said that repairs would take ${figure()} days.`,
      `In ${town}, ${figure()} families waited for news, and ${person} asked the ${office} for an inquiry.`,
      `A report of ${figure()} pages had warned ${person}, then ${office} of ${town}, of cracks.`,
      `Trains between ${town} and ${name()} were cancelled for ${figure()} hours, the ${office} said.`,
    ]);
    return said;
  });
  return { object, blow, facts, when: figure() };
}
