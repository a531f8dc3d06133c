import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/articles/read-article.ts';
import type { Quote } from '../../../../src/briefing/briefing.ts';
import { findQuotes } from '../../../../src/briefing/quotes/find.ts';

/** Enough English for the language to be told. */
const REST = 'The talks in the old town hall lasted for most of the day, and there was nothing to eat.';

function quotesIn(text: string): Quote[] {
  return findQuotes([readArticle({ id: 'a', text: `${text}\n\n${REST}`, format: 'text' })]);
}

describe('a quote that its attribution breaks', () => {
  const JOINED: readonly (readonly [name: string, text: string, joined: string])[] = [
    [
      'marks where a new sentence starts, without the attribution’s comma',
      '“It was a dry year, and we felt it,” said Lena Sorby. “The wells are full again.”',
      'It was a dry year, and we felt it … The wells are full again.',
    ],
    [
      'goes on with its own comma',
      '“It was a dry year,” said Lena Sorby, “and we felt it in May.”',
      'It was a dry year, and we felt it in May.',
    ],
    ['keeps its own end', '“Was it a dry year?” asked Lena Sorby. “We felt it.”', 'Was it a dry year? We felt it.'],
  ];

  test.each(JOINED)('%s', (_name, text, joined) => {
    expect(quotesIn(text).map((quote) => quote.text)).toEqual([joined]);
  });

  test('is the same wording as one that is not broken', () => {
    const broken = '“It was a very dry year for us,” said Lena Sorby. “The wells are full again.”';
    const whole = 'Lena Sorby said: “It was a very dry year for us. The wells are full again.”';
    const articles = [broken, whole].map((text, index) =>
      readArticle({ id: `a${index}`, text: `${text}\n\n${REST}`, format: 'text' }),
    );
    expect(findQuotes(articles)).toMatchObject([{ wording: 'same', speaker: 'Lena Sorby' }]);
  });
});

describe('speakers', () => {
  const SPEAKERS: readonly (readonly [name: string, text: string, speaker: string | null])[] = [
    [
      '"he" is the subject, not who stands in an aside',
      'Striker Kwame Osei, in for the injured Joe Lund, scored twice. “I ran as fast as I could,” he said.',
      'Kwame Osei',
    ],
    [
      '"he" is the subject, not who stands behind "by"',
      'Martin Lund was driven home by his brother Peter Okoro. “It hurts more than last year,” he said.',
      'Martin Lund',
    ],
    [
      'a surname that two share alike names neither',
      'The vote split a family. Anna Holt, a baker, voted against her husband Peter Holt. “The well is ours,” Holt said.',
      'Holt',
    ],
    [
      'a surname that two share goes to whom the article opens with',
      'Anna Holt lost the vote. Her husband Peter Holt stayed away. “The well is ours to keep,” Holt said.',
      'Anna Holt',
    ],
    [
      'a surname that two share goes to whom the article named last',
      'The race went on. Peter Holt, its spokesman, waited. Then came a storm. Anna Holt was pulled from the sea. “The well is ours to keep,” Holt said.',
      'Anna Holt',
    ],
    [
      'a wife is no husband',
      'President Boris Lund stayed at home. “The well is ours to keep,” Mrs. Lund said.',
      'Mrs. Lund',
    ],
    [
      'where someone is from',
      'American John Holt was pulled from the sea. “The well is ours,” Holt said.',
      'John Holt',
    ],
    ['a source that no list knows', '“The well is lost,” replied a lift controller.', 'a lift controller'],
    [
      'the reporter of words named behind them',
      'Ana Lund “made clear to the mayor that the well will stay shut,” the harbour pool reported.',
      'the harbour pool',
    ],
    [
      'who is told of behind an answer',
      'The plan met an angry answer from Ana Lund, who tweeted at the mayor, “you cannot sell the well of this town.”',
      'Ana Lund',
    ],
    [
      'a report that was published does nothing itself',
      'The town council formally made its case against Mayor Ana Lund in a report published on Monday, arguing that she “betrayed the valley by selling its well.”',
      'the town council',
    ],
    [
      'a region behind a town',
      '“It was a good day for all of us,” Ana Lund of Elmtown, Westland, whose brother digs wells, said.',
      'Ana Lund',
    ],
    [
      'a first name with a hyphen',
      'Boris Yates spoke for the town. Anna-Lisa Korven, a diver, said the well was hard to see. “It was dark down there for hours,” she said.',
      'Anna-Lisa Korven',
    ],
    [
      'who is quoted telling something',
      'Ana Lund called from the pier. “What comes next is up to the crews,” Tom Yates quoted Ana Lund telling the town.',
      'Ana Lund',
    ],
    [
      'initials of a country',
      'The harvest failed. U.S. growers wept. He left. “The well is ours to keep,” he said.',
      null,
    ],
    [
      'a capital city is no man',
      'Then the man Westford sent for left. Westford, which pays him, was glad. “The well is ours to keep,” he said.',
      null,
    ],
    [
      'who asks is a word of the sentence, not of the speaker',
      'Lena Sorby pointed to what aides called “the driest of all the years in the valley” in Ellery.',
      'aides',
    ],
    [
      'who is new beside what others say',
      'Some said it made Lena Sorby look “odd” and one blogger asking, “Can anyone say with a straight face that it is a dry year?”',
      'one blogger',
    ],
    [
      'a role that reads like an adverb',
      '“It was a hollow victory for all of us here,” said Ellery forward Toma Varga.',
      'Toma Varga',
    ],
    [
      'the subject of the clause, not what the one before it ended with',
      'After Lena Sorby finished her report, Toma Varga stormed back, leaned in and said, “If the well is dry I will leave.”',
      'Toma Varga',
    ],
    [
      'an office in other words',
      'Rep. Lena Sorby left the hall. “Let me be clear to you about the well,” the four-term congresswoman said.',
      'Lena Sorby',
    ],
    [
      'a title that sounds like another office',
      'Trade Representative Lena Sorby left the hall. “Let me be clear to you about the well,” the congresswoman said.',
      'the congresswoman',
    ],
    ['a thing does not speak', 'The crowd rose. “This is the end of the well,” no emotion said.', null],
    ['a subordinator begins no name', 'Whenever Boris Lund said “the well is ours to keep,” they rose.', 'Boris Lund'],
    [
      'a newspaper keeps its noun',
      '“The well is lost to us for ever,” the influential Elmtown daily wrote.',
      'the influential Elmtown daily',
    ],
    [
      'two roles before one name',
      '“The well is lost,” said former Governor and mayoral candidate Sara Pell.',
      'Sara Pell',
    ],
    ['an office with "of"', '“The well is lost,” said US Secretary of State Ines Okafor.', 'Ines Okafor'],
    ['a name set off after "her"', 'Her assistant, Mick Dunne, said: “We lost the match.”', 'Mick Dunne'],
    ['honours are no surname', '“The well is lost,” said Helen Marsh KC. She left.', 'Helen Marsh'],
    [
      'what someone was told to do',
      'Ana Lund said she’s instructed Tom Yates, and Yates had told Boris Tolland “to keep at it for several days.”',
      'Ana Lund',
    ],
    [
      'a name after its role, inverted',
      '“We lost the match,” said the Rovers captain, Paul Whitcombe.',
      'Paul Whitcombe',
    ],
    ['a surname that is a thing elsewhere', '“The well is lost,” said the mayor, Ruth Park. She left.', 'Ruth Park'],
    ['an unnamed witness', '“The well is lost,” said an eyewitness.', 'an eyewitness'],
  ];

  test.each(SPEAKERS)('%s', (_name, text, speaker) => {
    expect(quotesIn(text).map((quote) => quote.speaker)).toEqual([speaker]);
  });

  test('a pronoun that may mean the reporter relays nothing', () => {
    const text = 'Ana Lund said she told the crews “the well is ours to keep for ever.”';
    expect(quotesIn(text)).toMatchObject([{ speaker: 'Ana Lund', kind: 'partial' }]);
  });
});

describe('roles', () => {
  const ROLES: readonly (readonly [text: string, role: string])[] = [
    ['“The well is lost,” said former Deputy Mayor Ines Okafor.', 'former Deputy Mayor'],
    ['“The well is lost,” said ex-mayor Ines Okafor.', 'ex-mayor'],
    ['“The well is lost,” said U.N. Secretary-General Ines Okafor.', 'U.N. Secretary-General'],
    ['“The well is lost,” said US President Ines Okafor.', 'US President'],
    ['“The well is lost,” said fisherman Elias Moreau.', 'fisherman'],
    ['The Rovers manager, Paul Whitcombe, said: “We lost the match.”', 'Rovers manager'],
    ['The mayor of Ellery, Paul Whitcombe, said: “We lost the match.”', 'mayor of Ellery'],
    ['“We lost,” said Lena Sorby, 34, the chair of the Elmtown Club.', 'chair of the Elmtown Club'],
    ['Cllr Helen Marsh said: “We lost the match.”', 'Cllr'],
    ['Norland Governor Ana Lund came. “We lost the match,” said Governor Ana Lund.', 'Norland Governor'],
    ['Former mayor Ana Lund came. “We lost,” said Lund, the mayor of Ellery from 2001.', 'Former mayor'],
  ];

  test('a list that goes on with "and" is no role', () => {
    const [quote] = quotesIn('“The rules are clear,” said Tom Ruiz, and his deputy, Ana Holt, nodded.');
    expect(quote).toMatchObject({ speaker: 'Tom Ruiz' });
    expect(quote?.speakerRole).toBeUndefined();
  });

  test.each(ROLES)('%s', (text, role) => {
    expect(quotesIn(text)[0]?.speakerRole).toBe(role);
  });
});

describe('no quotes', () => {
  test.each([
    ['a title before the clause that speaks of it', '“Salute to the Well,” Radio Elm says it will not carry.'],
    ['a title within a clause', 'The choir sang its “Salute to the Well,” said Ana Lund, and left.'],
    ['one capitalised word', 'The museum tells of the “Deluge.” Ana Lund left.'],
  ])('%s', (_name, text) => {
    expect(quotesIn(text)).toEqual([]);
  });

  test('one word that someone says stays', () => {
    expect(quotesIn('Ana Lund said: “Never.” The hall was silent.')).toMatchObject([{ text: 'Never.' }]);
  });
});

describe('articles that name two speakers for the very same words', () => {
  const WORDS = '“The fire spread so fast that nobody on the well could have put it out”';
  const read = (id: string, text: string) => readArticle({ id, text: `${text}\n\n${REST}`, format: 'text' });

  test('whom a name at the quote tells outweighs "he said"', () => {
    const articles = [
      read('a', `Boris Lund came late. Tom Yates ran the pumps. ${WORDS}, he said.`),
      read('b', `Boris Lund came late. Tom Yates ran the pumps. ${WORDS}, Boris Lund said.`),
    ];
    expect(findQuotes(articles)).toMatchObject([{ speaker: 'Boris Lund', appearances: [{}, {}] }]);
  });

  test('nobody is named where that is a draw', () => {
    const articles = [read('a', `${WORDS}, Tom Yates said.`), read('b', `${WORDS}, Boris Lund said.`)];
    expect(findQuotes(articles)).toMatchObject([{ speaker: null, appearances: [{}, {}] }]);
  });
});

test('a sentence that leads up to a quote outweighs who spoke earlier in the paragraph', () => {
  const text =
    '“I do not give up that easily,” Boris Lund told the crews. The town could lose its well, the diver Tom Yates wrote on Monday. “This could bring us all to the river.”';
  expect(quotesIn(text).map(({ speaker }) => speaker)).toEqual(['Boris Lund', 'Tom Yates']);
});

test('“said the 27-year-old” is whoever the text is about, and the quote goes on behind it', () => {
  const text =
    'Martin Okoro won the race ahead of two former champions.\n\n“I had nothing to lose,” said the 27-year-old. “It is for my grandfather.”';
  expect(quotesIn(text).map((quote) => [quote.speaker, quote.text])).toEqual([
    ['Martin Okoro', 'I had nothing to lose … It is for my grandfather.'],
  ]);
});
