import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/articles/read-article.ts';
import { findQuotes } from '../../../../src/briefing/quotes/find.ts';

const INTRO =
  'Maria Tovar, secretary of the dockers’ union, met the port’s director, Henrik Brandt, in Ellery on Monday. ';

type Card = readonly [speaker: string | null, kind: string, ...segments: string[]];

/** The quotes of one invented article, in the order of the text. */
function cards(text: string): Card[] {
  const article = readArticle({ id: 'a', text, format: 'text' });
  const found = findQuotes([article]).flatMap((quote) =>
    quote.appearances.map(({ segments }) => ({
      at: segments[0]?.start ?? 0,
      card: [
        quote.speaker,
        quote.kind,
        ...segments.map(({ start, end }) => article.text.slice(start, end)),
      ] as const satisfies Card,
    })),
  );
  return found.sort((a, b) => a.at - b.at).map(({ card }) => card);
}

const CONSTRUCTIONS: readonly (readonly [name: string, text: string, ...expected: Card[]])[] = [
  [
    'subject and cue after',
    '“Nobody was asked about the roster,” Tovar said.',
    ['Maria Tovar', 'direct', 'Nobody was asked about the roster'],
  ],
  [
    'cue and subject after',
    '“Nobody was asked about the roster,” said Tovar.',
    ['Maria Tovar', 'direct', 'Nobody was asked about the roster'],
  ],
  [
    'a cue that only its place tells',
    '“Nobody was asked about the roster,” Brandt fumed on Tuesday.',
    ['Henrik Brandt', 'direct', 'Nobody was asked about the roster'],
  ],
  [
    'cue before',
    'Brandt said on Tuesday: “The roster stays as it is.”',
    ['Henrik Brandt', 'direct', 'The roster stays as it is.'],
  ],
  [
    'phrasal cue',
    'Brandt shot back, “The roster stays as it is.”',
    ['Henrik Brandt', 'direct', 'The roster stays as it is.'],
  ],
  [
    'colon without a verb',
    'Brandt: “The roster stays as it is.”',
    ['Henrik Brandt', 'direct', 'The roster stays as it is.'],
  ],
  [
    'according to',
    'The ships “will not leave before Easter,” according to Tovar.',
    ['Maria Tovar', 'partial', 'will not leave before Easter'],
  ],
  [
    'in her words',
    'The roster was, in Tovar’s words, “an insult sent by text message.”',
    ['Maria Tovar', 'partial', 'an insult sent by text message.'],
  ],
  [
    'partial',
    'Tovar called the roster “an insult sent by text message.”',
    ['Maria Tovar', 'partial', 'an insult sent by text message.'],
  ],
  [
    'partial with the attribution last',
    'The roster is “an insult” to the crews, Tovar told members.',
    ['Maria Tovar', 'partial', 'an insult'],
  ],
  [
    'an apposition between',
    '“Nobody was asked about it,” Tovar, a crane driver for thirty years, said.',
    ['Maria Tovar', 'direct', 'Nobody was asked about it'],
  ],
  [
    'a relative clause between',
    'Brandt, who has led the port since 2011, said “the roster stays.”',
    ['Henrik Brandt', 'partial', 'the roster stays.'],
  ],
  [
    'the name set off after the role',
    'The union’s secretary, Maria Tovar, said: “Nobody was asked about it.”',
    ['Maria Tovar', 'direct', 'Nobody was asked about it.'],
  ],
  [
    'a participle',
    'Brandt rejected the claim, calling it “a tale for the gallery.”',
    ['Henrik Brandt', 'partial', 'a tale for the gallery.'],
  ],
  [
    'a second cue with "and"',
    'Brandt said that Tovar was mistaken and added that the roster was “fair to every crew.”',
    ['Henrik Brandt', 'partial', 'fair to every crew.'],
  ],
  [
    'a leading participle',
    'Calling it “a tale for the gallery,” Brandt left the hall.',
    ['Henrik Brandt', 'partial', 'a tale for the gallery'],
  ],
  [
    'a passive with its agent',
    'Brandt was asked by Tovar whether the roster was “fair to every crew.”',
    ['Maria Tovar', 'partial', 'fair to every crew.'],
  ],
  [
    'a question that goes on with a capital',
    '“Who was asked about the roster?” Tovar said.',
    ['Maria Tovar', 'direct', 'Who was asked about the roster?'],
  ],
  [
    'a full stop where a comma belongs',
    '“Nobody was asked about the roster.” Tovar said on Monday.',
    ['Maria Tovar', 'direct', 'Nobody was asked about the roster.'],
  ],
  [
    'broken by its attribution',
    '“The roster,” Tovar said, “came on a Sunday night.”',
    ['Maria Tovar', 'direct', 'The roster,', 'came on a Sunday night.'],
  ],
  [
    'broken, with a new sentence',
    '“Nobody was asked,” Tovar said. “It came on a Sunday night.”',
    ['Maria Tovar', 'direct', 'Nobody was asked', 'It came on a Sunday night.'],
  ],
  [
    'broken, by nobody known',
    '“The roster,” they said, “came on a Sunday night.”',
    [null, 'direct', 'The roster,', 'came on a Sunday night.'],
  ],
  [
    'an insert after "as"',
    'As Brandt, the second man in the port authority, put it: “The roster stays as it is.”',
    ['Henrik Brandt', 'direct', 'The roster stays as it is.'],
  ],
  [
    'a title between',
    '“The roster is old,” Tovar said on Channel Four’s “Ellery This Morning,” adding, “The crews are tired.”',
    ['Maria Tovar', 'direct', 'The roster is old'],
    ['Maria Tovar', 'direct', 'The crews are tired.'],
  ],
  [
    'two quotes in one sentence',
    '“The roster is old,” Tovar said, and she added: “The crews are tired.”',
    ['Maria Tovar', 'direct', 'The roster is old'],
    ['Maria Tovar', 'direct', 'The crews are tired.'],
  ],
  [
    'over several paragraphs',
    'Tovar said: “The ferry is old.\n\n“The crew is tired.\n\n“We stop on Friday.”',
    ['Maria Tovar', 'direct', 'The ferry is old.', 'The crew is tired.', 'We stop on Friday.'],
  ],
  [
    'carried on in the next paragraph',
    '“The ferry is old,” Tovar said.\n\n“The crew is tired and the mast is cracked.”',
    ['Maria Tovar', 'direct', 'The ferry is old'],
    ['Maria Tovar', 'direct', 'The crew is tired and the mast is cracked.'],
  ],
  [
    'led up to by a sentence',
    'Brandt struck a different note on Tuesday.\n\n“The roster stays as it is.”',
    ['Henrik Brandt', 'direct', 'The roster stays as it is.'],
  ],
  [
    'led up to with a colon',
    'Tovar continued:\n\n“The crew is tired and the mast is cracked.”',
    ['Maria Tovar', 'direct', 'The crew is tired and the mast is cracked.'],
  ],
  [
    'she',
    'Tovar spoke for an hour. “Nobody was asked about the roster,” she said.',
    ['Maria Tovar', 'direct', 'Nobody was asked about the roster'],
  ],
  [
    'he',
    'Tovar spoke for an hour. Brandt listened. “The roster stays as it is,” he said.',
    ['Henrik Brandt', 'direct', 'The roster stays as it is'],
  ],
  [
    'he, with the man named in the quote',
    'Paul Lindqvist said the crews agreed with Brandt. “Brandt has my full support,” he said.',
    ['Paul Lindqvist', 'direct', 'Brandt has my full support'],
  ],
  [
    'an honorific',
    '“Nobody was asked about the roster,” Ms Tovar said.',
    ['Maria Tovar', 'direct', 'Nobody was asked about the roster'],
  ],
  [
    'two speakers',
    '“The talks were long and useful,” Tovar and Brandt said.',
    ['Maria Tovar and Henrik Brandt', 'direct', 'The talks were long and useful'],
  ],
  [
    'an unnamed source',
    '“The ships are already gone,” a senior port official said.',
    ['a senior port official', 'direct', 'The ships are already gone'],
  ],
  [
    'an unnamed source, inverted',
    '“The ships are already gone,” said a clerk at the port.',
    ['a clerk at the port', 'direct', 'The ships are already gone'],
  ],
  [
    'someone for another',
    '“The ships are already gone,” a spokeswoman for Brandt said.',
    ['a spokeswoman for Brandt', 'direct', 'The ships are already gone'],
  ],
  [
    'a role before the name',
    '“The ships are already gone,” said harbour master Ines Okafor.',
    ['Ines Okafor', 'direct', 'The ships are already gone'],
  ],
  [
    'an agency that quotes',
    '“The roster stays as it is,” the Northern Wire quoted Brandt as saying.',
    ['Henrik Brandt', 'relayed', 'The roster stays as it is'],
  ],
  [
    'an agency that quotes, before',
    'The Northern Wire quoted Brandt as saying “the roster stays as it is.”',
    ['Henrik Brandt', 'relayed', 'the roster stays as it is.'],
  ],
  [
    'words passed on',
    'Tovar said Brandt had told her that the roster was “fair to every crew.”',
    ['Henrik Brandt', 'relayed', 'fair to every crew.'],
  ],
  [
    'no speaker',
    'The wall bore the words of an old song. “The sea gives and the sea takes away again.”',
    [null, 'direct', 'The sea gives and the sea takes away again.'],
  ],
  [
    'what the cue says of itself',
    'Brandt said he was certain that Tovar would continue to be “a voice for every crew.”',
    ['Henrik Brandt', 'partial', 'a voice for every crew.'],
  ],
];

const NO_QUOTES: readonly (readonly [name: string, text: string])[] = [
  ['a scare quote', 'The port opened its “smart” gates on Monday.'],
  ['so-called', 'Tovar said the so-called “night crews” were tired.'],
  ['the title of a work', 'Brandt has written a book, “The Quiet Harbour,” about the port.'],
  ['a show', 'Tovar spoke on “Ellery This Morning” on Tuesday.'],
  ['a name that something has', 'Tovar spoke for a group called the “Friends of the Quay” on Tuesday.'],
  ['a nickname', 'Lars “The Heron” Lindqvist won the race.'],
];

describe('findQuotes', () => {
  test.each(CONSTRUCTIONS)('attributes %s', (_name, text, ...expected) => {
    expect(cards(`${INTRO}\n\n${text}`)).toEqual(expected);
  });

  test.each(NO_QUOTES)('leaves out %s', (_name, text) => {
    expect(cards(`${INTRO}\n\n${text}`)).toEqual([]);
  });

  test('gives offsets of the original text where cleaning left something out', () => {
    const text = `${INTRO}\n\n“Nobody was <b>asked</b> about &quot;the&quot; roster,” Tovar said on Monday in Ellery.`;
    const article = readArticle({ id: 'a', text, format: 'markdown' });
    for (const { appearances } of findQuotes([article])) {
      for (const { segments, text: words } of appearances) {
        const shown = segments.map(({ start, end }) => text.slice(start, end)).join(' ');
        expect(shown.replace(/\s+/g, ' ')).toBe(words);
      }
    }
  });

  test('names a person’s role once', () => {
    const [quote] = findQuotes([
      readArticle({ id: 'a', text: `${INTRO}\n\n“Nobody was asked about it,” Tovar said.`, format: 'text' }),
    ]);
    expect(quote).toMatchObject({ speaker: 'Maria Tovar', speakerRole: 'secretary of the dockers’ union' });
  });

  test('puts quotes of several people first, not those of one', () => {
    const text = [
      '“The new roster came without a word of warning to anyone,” Maria Tovar said on Monday.',
      '“Nobody at the port was asked before the roster was printed,” Tovar said.',
      '“We offered talks to the dockers on three days of last week,” Paul Brandt said.',
    ].join('\n\n');
    const quotes = findQuotes([readArticle({ id: 'a', text, format: 'text' })]);
    expect(quotes.map(({ speaker }) => speaker)).toEqual(['Maria Tovar', 'Paul Brandt', 'Maria Tovar']);
  });

  test('puts last what says nothing by itself, whoever says it in how many outlets', () => {
    const yes = '“Yes,” Tovar said.';
    const long = '“The crane on the north quay is too old to lift anything,” Paul Brandt said.';
    const a = readArticle({ id: 'a', text: `${INTRO}${yes}\n\n${long}`, format: 'text' });
    const b = readArticle({ id: 'b', text: `${INTRO}${yes}`, format: 'text' });
    expect(findQuotes([a, b]).map(({ speaker }) => speaker)).toEqual(['Paul Brandt', 'Maria Tovar']);
  });

  test('puts first what more outlets quote, and gives the same order every time', () => {
    const shared = '“The roster came by text message on a Sunday night,” Tovar said.';
    const a = readArticle({ id: 'a', text: `${INTRO}“The crane is old,” Brandt said.\n\n${shared}`, format: 'text' });
    const b = readArticle({ id: 'b', text: `${INTRO}\n\n${shared}`, format: 'text' });
    const quotes = findQuotes([a, b]);
    expect(quotes[0]?.text).toBe('The roster came by text message on a Sunday night');
    expect(quotes[0]?.appearances.map((one) => one.articleId)).toEqual(['a', 'b']);
    expect(findQuotes([{ ...a }, { ...b }])).toEqual(quotes);
  });
});

describe('findQuotes on hostile text', () => {
  const HOSTILE: readonly (readonly [name: string, text: string])[] = [
    ['one endless word', 'a'.repeat(200_000)],
    ['opening marks only', `Tovar said ${'“x '.repeat(20_000)}`],
    ['closing marks only', `Tovar said ${'x” '.repeat(20_000)}`],
    ['apostrophes only', `Tovar said ${"'x ".repeat(20_000)}`],
    ['deep nesting', `${'“a '.repeat(5_000)}b${'”'.repeat(5_000)}`],
    ['cues without end', 'said '.repeat(20_000)],
  ];

  test.each(HOSTILE)('survives %s', (_name, text) => {
    const article = readArticle({ id: 'a', text, format: 'text' });
    for (const { appearances } of findQuotes([article])) {
      for (const { start, end } of appearances.flatMap((one) => one.segments)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
    expect(findQuotes([])).toEqual([]);
  });
});
