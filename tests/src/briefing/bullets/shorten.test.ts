import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { shorten } from '../../../../src/briefing/bullets/shorten.ts';
import { article } from './stories.ts';

function wordings(sentence: string): string[] {
  const [candidate] = candidatesOf({ ...article('a', sentence), language: 'en' });
  return candidate ? shorten(candidate, undefined).map(({ variant }) => variant.text) : [];
}

describe('shorten', () => {
  it.each([
    [
      'a link to the sentence before',
      'Meanwhile, the council of Tarn approved the bridge.',
      'The council of Tarn approved the bridge.',
    ],
    [
      '"and" before a front phrase',
      'And in a rare vote, the council of Tarn approved the bridge.',
      'In a rare vote, the council of Tarn approved the bridge.',
    ],
    ['no "but for"', 'But for the rain the bridge had held.', 'But for the rain the bridge had held.'],
    ['"but" at the front', 'But the council of Tarn approved the bridge.', 'The council of Tarn approved the bridge.'],
    [
      '"however" in the middle',
      'The council, however, approved the new bridge.',
      'The council approved the new bridge.',
    ],
    ['"also"', 'The council also approved a new bridge.', 'The council approved a new bridge.'],
  ])('always leaves out %s', (_, sentence, first) => {
    expect(wordings(sentence)[0]).toBe(first);
  });

  it.each([
    [
      'a relative clause',
      'The mayor, who took office in May, signed the contract for the bridge.',
      'The mayor signed the contract for the bridge.',
    ],
    [
      'an apposition',
      'Ana Ferreira, the mayor of Tarn, signed the contract for the bridge.',
      'Ana Ferreira signed the contract for the bridge.',
    ],
    [
      'an age',
      'Ana Ferreira, 58, signed the contract for the bridge.',
      'Ana Ferreira signed the contract for the bridge.',
    ],
    ['brackets', 'The bridge will be 300 metres (984 feet) long.', 'The bridge will be 300 metres long.'],
    [
      'a day in passing',
      'The council of Tarn approved the bridge on Monday.',
      'The council of Tarn approved the bridge.',
    ],
    [
      'an occasion',
      'The mayor said in a statement that the bridge was safe.',
      'The mayor said that the bridge was safe.',
    ],
    [
      'a phrase at the front',
      'After a debate of nine hours, the council approved the new bridge.',
      'The council approved the new bridge.',
    ],
    [
      'a clause at the end',
      'The council approved the new bridge, ending a dispute of ten years.',
      'The council approved the new bridge.',
    ],
    [
      'a second clause',
      'The council approved the new bridge, and work will begin in June.',
      'The council approved the new bridge.',
    ],
  ])('may leave out %s', (_, sentence, shorter) => {
    expect(wordings(sentence)).toContain(shorter);
    expect(wordings(sentence)[0]).toBe(sentence);
  });

  it('keeps who says so', () => {
    for (const text of wordings('The bridge is unsafe, although it was repaired in May, two engineers said.')) {
      expect(text).toMatch(/engineers said\.$/);
    }
    for (const text of wordings('According to the mayor, the bridge will open in May.'))
      expect(text).toContain('According');
  });

  it('leaves nothing out of a quotation', () => {
    const quotation = '“a bridge, which nobody asked for, and a debt, which everybody pays”';
    for (const text of wordings(`The plan brings ${quotation}, the union said.`)) expect(text).toContain(quotation);
  });

  it('keeps what is seen of somebody, whatever else is said of him', () => {
    const seen = 'A video of the harbour shows a guard, who wears a mask, running towards the gate.';
    for (const text of wordings(seen)) expect(text).toMatch(/running towards the gate/);
  });

  it('keeps what a verb asks for behind something in passing', () => {
    const talks = 'The mayor was trying to negotiate, however gently, with the growers of the whole valley.';
    for (const text of wordings(talks)) expect(text).toMatch(/with the growers/);
    const means = 'The union used its own ships, as well as the ferry, to carry the grain of the valley to Ellery.';
    for (const text of wordings(means)) expect(text).toMatch(/to carry the grain/);
  });

  it('keeps a condition, which changes what is said', () => {
    for (const text of wordings('If the province pays, the council will build the bridge.'))
      expect(text).toContain('If');
  });

  it.each([
    [
      'a toll',
      'Divers have found three more bodies in the harbour of Tarn, bringing the number of dead to 21, the coast guard says.',
      'dead to 21',
    ],
    ['the only name', 'Her partner, harbour engineer Ana Ferreira, received a fine for the collapse.', 'Ana Ferreira'],
    [
      'what somebody is called',
      'The council called Karl Moen, a former baker of the valley, a gifted mayor of the town.',
      'a gifted mayor',
    ],
    [
      'the last of a list',
      'The mayor resigned in May, following months of quarrels, strikes in two large harbours of the province, and a failed vote of confidence.',
      'province, and a failed vote',
    ],
    [
      'a comma behind a front phrase',
      'As for the governor of Tarn – who won twice – he opened the bridge in May.',
      '– who won twice –',
    ],
  ])('never leaves out %s', (_, sentence, kept) => {
    const all = wordings(sentence).filter((text) => !text.endsWith('resigned in May.'));
    expect(all.length).toBeGreaterThan(0);
    for (const text of all) expect(text).toContain(kept);
  });

  it('takes the state with its town, and keeps the comma before the subject', () => {
    const texts = wordings('The day before, at a rally in Ellery, Tex., Ana Ferreira was just as blunt.');
    expect(texts).toContain('The day before, Ana Ferreira was just as blunt.');
    for (const text of texts) expect(text).not.toContain('before Tex.');
  });

  it('never leaves a front phrase without its sentence', () => {
    const sentence =
      'For many who lived through the great strike in Ellery, seeing the gates closed again was a shock.';
    for (const text of wordings(sentence)) expect(text).toContain('was a shock');
  });

  it('keeps lists whole', () => {
    const sentence = 'The missing boats are the Marigold, which sailed in 1998; the Tern; and the Old Heron.';
    for (const text of wordings(sentence)) expect(text).toContain('Old Heron');
  });

  it('never leaves a wording without a verb or with a hanging last word', () => {
    const sentence = 'The fire destroyed the hall, whose upper floor, where the dance was held, was rented by a club.';
    for (const text of wordings(sentence)) expect(text).not.toMatch(/floor\.$|where\.$|was\.$/);
  });

  it('never leaves a bound clause alone', () => {
    const sentence =
      'Despite help from a small group of the growers, who on Sunday formed a new party, Ferreira lost the vote by one voice.';
    for (const wording of wordings(sentence)) expect(wording).toContain('lost the vote');
  });

  it('keeps what a dash joins to a claim', () => {
    const sentence = 'Growers hope — and bakers fear — that the vote will bring the bridge to Tarn.';
    for (const wording of wordings(sentence)) expect(wording).toContain('and bakers fear');
  });

  it('keeps a phrase that opens a clause', () => {
    const sentence =
      'Lund was on the bridge on the morning of May 3, about an hour before Paul Dahl, the baker, was shot in his home.';
    for (const wording of wordings(sentence)) {
      expect(wording).toSatisfy((text: string) => text.includes('before Paul Dahl') || !text.includes('was shot'));
    }
  });

  it.each([
    ['another year', 'In 1978, twenty people died in a fire at a large mill in Tarn.', 'In 1978'],
    [
      'who sees it so',
      'As the council saw it, the bakers and the growers were dividing the market.',
      'As the council saw it',
    ],
    [
      'in whose view',
      'In the camp of the bakers, the strategy of the council is dismissed as a desperate act.',
      'camp of the bakers',
    ],
  ])('keeps a front phrase that tells %s', (_, sentence, phrase) => {
    for (const wording of wordings(sentence)) expect(wording).toContain(phrase);
  });

  it('keeps one full stop behind an abbreviation, and no dash of a list', () => {
    const all = wordings(
      '_ Leading the challenge was the old firm of Ostler Bridges Corp., which was founded in Tarn.',
    );
    expect(all.length).toBeGreaterThan(1);
    for (const wording of all) expect(wording).not.toMatch(/^_|\.\.$/);
  });

  it('keeps the comma behind an age where an aside follows', () => {
    const all = wordings('Ana Ferreira, 44, a leader of the growers, was elected mayor of Tarn on Friday.');
    expect(all).toContain('Ana Ferreira, a leader of the growers, was elected mayor of Tarn on Friday.');
    for (const wording of all) expect(wording).not.toContain('Ferreira a leader');
  });

  it('keeps what weakens a charge', () => {
    const sentence = 'Growers charged — without any evidence — that the bakers of Tarn had opened the old sluice.';
    for (const wording of wordings(sentence)) expect(wording).toContain('without any evidence');
  });

  it('leaves out all days or none', () => {
    const all = wordings('Ferreira was expected to meet the bakers on Thursday, and the heads of other guilds Friday.');
    for (const wording of all) expect(/Thursday/.test(wording)).toBe(/Friday/.test(wording));
  });
});
