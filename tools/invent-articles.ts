/** A text of the bench; nobody wrote it, nothing in it happened. */
export interface InventedArticle {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly outlet: string;
  readonly publishedAt: string;
}

const PEOPLE = ['Maria Tovar', 'Anton Lindqvist', 'Grace Okafor', 'Henrik Dahl', 'Leila Haddad', 'Tomas Berg'];
const ROLES = ['mayor', 'union secretary', 'harbour master', 'finance minister', 'chief engineer', 'spokeswoman'];
const PLACES = ['Port Ellery', 'Halden', 'Westmark', 'the river delta', 'the northern district', 'Saint Osric'];
const GROUPS = ['dock workers', 'farmers', 'shop owners', 'engineers', 'commuters', 'council members'];
const ACTS = ['voted to reject', 'agreed to discuss', 'refused to sign', 'welcomed', 'questioned', 'postponed'];
const THINGS = ['the new roster', 'a budget of 40 million', 'the bridge repairs', 'the flood plan', 'the night ferry'];
const ENDS = [
  'after three days of talks',
  'before the summer recess',
  'while heavy rain closed two roads',
  'in spite of a warning from the court',
  'as prices rose by 12 percent',
];
const SAID = [
  'Nobody asked the people who will have to live with this',
  'We have the money, and we have the time',
  'It is too early to speak of a result',
  'The numbers do not support what was promised last year',
];

/** Invents `count` articles of about `words` words on one event. Deterministic: a linear congruential sequence. */
export function inventArticles(count: number, words: number): InventedArticle[] {
  return Array.from({ length: count }, (_, index) => inventArticle(index, words));
}

/** The nth of them. */
export function inventArticle(index: number, words: number): InventedArticle {
  let state = index * 7919 + 17;
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor((state / 2_147_483_648) * list.length)] as T;
  };
  const paragraphs: string[] = [];
  let written = 0;
  while (written < words) {
    const paragraph = Array.from({ length: 3 }, () => inventSentence(pick)).join(' ');
    paragraphs.push(paragraph);
    written += paragraph.split(' ').length;
  }
  const day = String(1 + (index % 27)).padStart(2, '0');
  return {
    id: `invented-${index}`,
    text: paragraphs.join('\n\n'),
    title: `${pick(PLACES)}: ${pick(GROUPS)} and ${pick(THINGS)}`,
    outlet: `Outlet ${index % 9}`,
    publishedAt: `2026-03-${day}T0${index % 10}:00:00Z`,
  };
}

function inventSentence(pick: <T>(list: readonly T[]) => T): string {
  const fact = `${pick(GROUPS)} in ${pick(PLACES)} ${pick(ACTS)} ${pick(THINGS)} ${pick(ENDS)}`;
  switch (pick([0, 1, 2, 3])) {
    case 0:
      return `“${pick(SAID)},” said ${pick(PEOPLE)}, the ${pick(ROLES)}.`;
    case 1:
      return `${pick(PEOPLE)} said that ${fact}.`;
    default:
      return `${fact.charAt(0).toUpperCase()}${fact.slice(1)}, and ${pick(GROUPS)} ${pick(ACTS)} ${pick(THINGS)}.`;
  }
}
