import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { readArticle } from '../../../src/articles/read-article.ts';
import { readPeople, resolveMention } from '../../../src/briefing/people.ts';

/** Enough English for the language to be told. */
const REST = 'The talks in the old town hall lasted for most of the day, and there was nothing to eat.';

function article(id: string, text: string): Article {
  return readArticle({ id, text: `${text} ${REST}`, format: 'text' });
}

/** Whom the words mean, at their last place in the article. */
function meant(articles: readonly Article[], id: string, words: string): string | null {
  const text = articles.find((one) => one.id === id)?.body.text ?? '';
  const start = text.lastIndexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return resolveMention(readPeople(articles), id, start, start + words.length)?.name ?? null;
}

const CASES: readonly (readonly [name: string, text: string, words: string, person: string | null])[] = [
  ['a full name', 'President Amara Lindholm met the crews.', 'Amara Lindholm', 'Amara Lindholm'],
  [
    'a full name with its title',
    'President Amara Lindholm met the crews.',
    'President Amara Lindholm',
    'Amara Lindholm',
  ],
  ['a bare surname', 'Amara Lindholm met the crews. Later Lindholm left.', 'Lindholm', 'Amara Lindholm'],
  ['an honorific', 'Amara Lindholm met the crews. Then Mrs. Lindholm left.', 'Mrs. Lindholm', 'Amara Lindholm'],
  ['a first name', 'Martin Okoro met the crews. Everyone likes Martin.', 'Martin', 'Martin Okoro'],
  ['a particle that is left out later', 'Karim al-Haddad met the crews. Haddad left.', 'Haddad', 'Karim al-Haddad'],
  ['a wife beside her husband', 'President Martin Okoro met the crews. Mrs. Okoro left.', 'Mrs. Okoro', 'Mrs. Okoro'],
  ['where someone is from', 'Italian Martin Okoro met the crews.', 'Martin Okoro', 'Martin Okoro'],
  [
    'a first name like a function word',
    'The talks went on. Island mayor Per Holt met the crews.',
    'Per Holt',
    'Per Holt',
  ],
  ['such a name after a title', 'Mayor An Holt met the crews. Then Holt left.', 'Holt', 'An Holt'],
  ['a heading’s large function word', 'Holt Met Martin Okoro Per Port Office. Okoro left.', 'Port', null],
  ['an initial', 'Martin J. Okoro met the crews. Martin Okoro left.', 'Martin Okoro', 'Martin J. Okoro'],
  ['a short form', 'William Sandberg met the crews. Bill Sandberg left.', 'Bill Sandberg', 'William Sandberg'],
  ['an office with "of"', 'Secretary of State Martin Okoro met the crews. Okoro left.', 'Okoro', 'Martin Okoro'],
  ['namesakes apart', 'Anna Holt met Peter Holt. Mr. Holt left.', 'Mr. Holt', 'Peter Holt'],
  ['he', 'Martin Okoro met the crews on Monday. He left early.', 'He', 'Martin Okoro'],
  ['she, past a man', 'Anna Holt spoke with Martin Okoro. Then she left.', 'she', 'Anna Holt'],
  ['she, where nobody fits', 'Martin Okoro met the crews. Then she left.', 'she', null],
  ['an office', 'Mayor Anna Holt met the crews. Then the mayor left.', 'the mayor', 'Anna Holt'],
  ['an office that two hold', 'Mayor Anna Holt met Mayor Martin Okoro. Then the mayor left.', 'the mayor', null],
  ['an office of the past', 'Former mayor Anna Holt met the crews. Then the mayor left.', 'the mayor', null],
  [
    'an age',
    'Martin Okoro won the race on Monday ahead of Anna Holt. The 27-year-old attacked on the last climb.',
    'The 27-year-old',
    'Martin Okoro',
  ],
  [
    'an age that may be of two',
    'Anna Holt spoke. Martin Okoro spoke. Rain fell. The 27-year-old left.',
    'The 27-year-old',
    null,
  ],
  ['words that name nobody', 'Martin Okoro met the crews at the port.', 'the port', null],
];

describe('resolveMention', () => {
  test.each(CASES)('%s', (_name, text, words, person) => {
    expect(meant([article('a', text)], 'a', words)).toBe(person);
  });

  test('takes the full name from another article of the story', () => {
    const articles = [article('a', 'Okoro left the port early.'), article('b', 'Martin Okoro left the port.')];
    expect(meant(articles, 'a', 'Okoro')).toBe('Martin Okoro');
  });

  test('gives null for an unknown article', () => {
    expect(resolveMention(readPeople([]), 'none', 0, 4)).toBeNull();
  });
});

describe('readPeople', () => {
  const ROLES: readonly (readonly [text: string, role: string | null, gender: 'f' | 'm' | null])[] = [
    ["The bank's finance chief, Maria Varga, spoke to analysts.", 'finance chief', 'f'],
    ["Tarnland's finance chief, Maria Varga, spoke to analysts.", "Tarnland's finance chief", 'f'],
    ['Norland’s foreign minister Ilse Varga left. Varga is tired.', 'Norland’s foreign minister', 'f'],
    ['Norland Foreign Minister Ilse Varga left.', 'Norland Foreign Minister', 'f'],
    ['Toma Varga, the mayor of Ellery, left. He was tired.', 'mayor of Ellery', 'm'],
    ['Spokeswoman Toma Varga left.', 'Spokeswoman', 'f'],
    ["“Yes,” Toma Varga, van Brandt's spokesman, said.", "van Brandt's spokesman", 'm'],
    ["A letter came from van Brandt's spokesman Toma Varga.", "van Brandt's spokesman", 'm'],
    ['The Northern Union for Harbours President Toma Varga left.', 'Northern Union for Harbours President', null],
    ['Coastal News Editor-in-Chief Toma Varga left.', 'Coastal News Editor-in-Chief', null],
    ['Governor Toma Varga left. Toma Varga, a former mayor of Ellery, is tired.', 'Governor', null],
    ['Toma Varga, a former mayor of Ellery, left. Mayor Varga left in May.', 'former mayor of Ellery', null],
    ['Secretary of State Toma Varga left. Secretary of State Varga is tired.', 'Secretary of State', null],
    ['Sens. Toma Varga and Paul Brandt left.', null, null],
    ['Mr. Toma Varga left.', null, 'm'],
    ['Toma Varga, 34, left because she was tired.', null, 'f'],
  ];

  test.each(ROLES)('%s', (text, role, gender) => {
    const person = readPeople([article('a', text)]).persons.find((one) => one.name.endsWith('Varga'));
    expect(person).toMatchObject({ role, gender, human: true });
  });

  test('is made once for each list of articles', () => {
    const articles = [article('a', 'Martin Okoro left.')];
    expect(readPeople(articles)).toBe(readPeople(articles));
  });

  test.each([
    [
      'a body behind its director',
      'said Rebecca Lund, political director of the National Baker and Grower Guild.',
      'National Baker',
    ],
    [
      'a company behind its chief',
      'said Rebecca Lund, chief of United Turbines Corp. Tarnland was hit hard.',
      'Tarnland',
    ],
  ])('takes no human being for %s', (_, text, words) => {
    const articles = [article('a', `“We waited,” ${text}`)];
    expect(
      readPeople(articles)
        .persons.filter(({ human }) => human)
        .map(({ name }) => name),
    ).toEqual(['Rebecca Lund']);
    expect(articles[0]?.body.text).toContain(words);
  });

  test('takes no word that leads up to a name for a first name', () => {
    const text =
      'Amara Lindholm won. Given Lindholm’s record, nobody wondered. Unlike Lindholm, the mayor lost. Help Lindholm, she said.';
    expect(readPeople([article('a', text)]).persons.map(({ name }) => name)).toEqual(['Amara Lindholm']);
  });

  test('takes no organisation or place for a human being', () => {
    const { persons } = readPeople([article('a', 'The Port Authority said so. The North Bank said so in Ellery.')]);
    expect(persons.filter((one) => one.human)).toEqual([]);
  });
});
