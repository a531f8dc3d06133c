import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignUtterances } from '../../../../src/briefing/quotes/align.ts';
import type { Utterance } from '../../../../src/briefing/quotes/utterances.ts';

function said(articleId: string, text: string, speaker: string | null = 'Maria Tovar'): Utterance {
  const person = speaker ? { name: speaker, role: null, gender: null, human: true, count: 1 } : null;
  return {
    speaker: person ? { name: person.name, person: PEOPLE.get(person.name) ?? person } : null,
    named: true,
    kind: 'direct',
    appearance: { articleId, segments: [{ start: 0, end: text.length }], text },
    depth: 0,
  };
}

const PEOPLE = new Map(
  ['Maria Tovar', 'Henrik Brandt'].map((name) => [name, { name, role: null, gender: null, human: true, count: 1 }]),
);
const LONG =
  'The roster came by text message on a Sunday night, and nobody on the night crews had been asked about it.';

const TOGETHER: readonly (readonly [name: string, other: string, wording: string])[] = [
  ['the same words', LONG, 'same'],
  ['other typography', LONG.replaceAll(' a ', ' \u00a0a ').replace(/\.$/, ''), 'same'],
  ['a cut', 'The roster came by text message on a Sunday night', 'shortened'],
  ['an ellipsis', 'The roster came by text message … and nobody on the night crews had been asked', 'shortened'],
  ['a part', 'nobody on the night crews had been asked about it', 'shortened'],
  [
    'a few words changed',
    'The rota arrived by text message on a Sunday night, and nobody on night crews was asked about it.',
    'reworded',
  ],
  [
    'a bracketed word',
    'The [new] roster came by text message on a Sunday night, and nobody had been asked about it',
    'reworded',
  ],
];

const APART: readonly (readonly [name: string, one: string, other: string])[] = [
  [
    'a shared subject',
    'The roster is fair to every crew in the port',
    'The roster came by text message on a Sunday night',
  ],
  ['common words only', 'I am not going to pay for that', 'We are not going to go there'],
  [
    'the same opening',
    'I think the crews should be in charge',
    'I think the race has been, in many cases, a race to the bottom',
  ],
];

describe('alignUtterances', () => {
  test.each(TOGETHER)('keeps together %s', (_name, other, wording) => {
    const cards = alignUtterances([said('a', LONG), said('b', other)]);
    expect(cards.map((card) => card.wording)).toEqual([wording]);
    expect(cards[0]?.utterances.map((one) => one.appearance.articleId)).toEqual(['a', 'b']);
  });

  test.each(APART)('keeps apart what shares %s', (_name, one, other) => {
    const cards = alignUtterances([said('a', one), said('b', other)]);
    expect(cards.map((card) => card.wording)).toEqual(['single', 'single']);
  });

  test('keeps two known speakers apart, and lets an unknown one join', () => {
    const reworded = LONG.replace('nobody on the night crews', 'no one on the crews');
    expect(alignUtterances([said('a', LONG), said('b', reworded, 'Henrik Brandt')])).toHaveLength(2);
    expect(alignUtterances([said('a', LONG), said('a', LONG, 'Henrik Brandt')])).toHaveLength(2);
    expect(alignUtterances([said('a', LONG), said('b', LONG, null)])).toHaveLength(1);
  });

  test('takes the very same words for one utterance, whomever two articles name', () => {
    expect(alignUtterances([said('a', LONG), said('b', LONG, 'Henrik Brandt')])).toHaveLength(1);
    expect(alignUtterances([said('a', 'It was sad'), said('b', 'It was sad', 'Henrik Brandt')])).toHaveLength(2);
  });

  test('lets who is named at the quote correct an article that only carries on, where a sentence is the same', () => {
    const shared = 'Nobody on the night crews had been asked about the roster.';
    const named = said('a', `It was the worst week. ${shared}`);
    const carried = { ...said('b', `${shared} It came by text message.`, 'Henrik Brandt'), named: false };
    expect(alignUtterances([named, carried])).toHaveLength(1);
    expect(alignUtterances([named, { ...carried, named: true }])).toHaveLength(2);
    const other = { ...said('b', 'It was the worst year for ships.', 'Henrik Brandt'), named: false };
    expect(alignUtterances([named, other])).toHaveLength(2);
  });

  test('leads with the longest wording', () => {
    const [card] = alignUtterances([said('a', 'nobody on the night crews had been asked about it'), said('b', LONG)]);
    expect(card?.lead.appearance.text).toBe(LONG);
  });

  test('loses and doubles nothing', () => {
    const words = fc.array(fc.constantFrom('roster', 'night', 'crew', 'the', 'was', 'asked', 'port', 'Sunday'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (texts) => {
        const all = texts.map((text, index) => said(String(index), text.join(' ')));
        const placed = alignUtterances(all).flatMap((card) => card.utterances);
        expect(placed).toHaveLength(all.length);
        expect(new Set(placed)).toEqual(new Set(all));
      }),
    );
  });
});

test('a whole sentence is shown before words out of one that say nearly as much', () => {
  const partial = {
    ...said(
      'a',
      'the usual the tone of our talks with the crews is candid, blunt and open and this one was no different',
    ),
    kind: 'partial' as const,
  };
  const whole = said(
    'a',
    'Usually the tone of our talks with the crews is candid, blunt, open, and this one was no different',
  );
  const cards = alignUtterances([partial, whole]);
  expect(cards).toHaveLength(1);
  expect(cards[0]).toMatchObject({ lead: whole, wording: 'reworded' });
  expect(cards[0]?.utterances).toEqual([partial, whole]);
});
