import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { isOwnVoice } from '../../../../src/briefing/bullets/own-voice.ts';
import { selectBullets } from '../../../../src/briefing/bullets/select.ts';
import { article } from './stories.ts';

function ownVoice(sentence: string, title: string | null = null): boolean {
  const [candidate] = candidatesOf({ ...article('a', sentence), language: 'en', title });
  if (!candidate) throw new Error('no sentence');
  return isOwnVoice(candidate);
}

describe('isOwnVoice', () => {
  it.each([
    ['a writer', 'I hope that the council of Tarn comes to its senses.'],
    ['“we”', 'We have waited for the bridge of Tarn since the flood.'],
    ['a word to the reader', 'The bridge of Tarn is closed, and you pay for it.'],
    ['a call', 'Get the ferry while there is one in Tarn.'],
    ['“don’t”', 'The bridge is open, but don’t expect the council of Tarn to mend it.'],
    ['a turn of rhetoric', 'To state the obvious, a bridge of Tarn that is closed is of no use.'],
    ['a wink', 'The mayor was joined by the baker of Tarn — sort of.'],
    ['what the best is', 'The best thing that the council of Tarn can do is to build the bridge.'],
    ['scorn', 'The bumbling council of Tarn has lost the plans of the bridge.'],
    ['a shout', 'The council of Tarn has lost the plans of the bridge!'],
  ])('hears %s', (_, sentence) => {
    expect(ownVoice(sentence)).toBe(true);
  });

  it.each([
    ['a fact', 'The council of Tarn approved a new bridge over the Ostler.'],
    ['an opinion of somebody', 'The baker called the council of Tarn a bumbling farce.'],
    ['a quotation', 'The council of Tarn fell, “and good riddance to us all”, as the baker has it.'],
    ['an old quotation', "``We lost the bridge of Tarn,'' the baker said."],
    ['“we” in somebody’s mouth', 'Ferreira said we cannot close the bridge of Tarn.'],
    ['a duty that is news', 'Bakers of Tarn must register their ovens from May.'],
    ['a number of a name', 'The bridge of Tarn was closed when World War I began.'],
    ['a pit', 'The coal mine of Tarn collapsed in the flood.'],
    ['a participle in front', 'Cut off by the flood, the bakers of Tarn took the ferry.'],
  ])('does not hear %s', (_, sentence) => {
    expect(ownVoice(sentence)).toBe(false);
  });

  it('hears advice in a column, and what is no fact under a label', () => {
    const advice = 'The bridge of Tarn must stay as it is.';
    expect(ownVoice(advice, 'The council approves the bridge')).toBe(false);
    expect(ownVoice(advice, 'The council should keep its old bridge')).toBe(true);
    expect(ownVoice('The council of Tarn has put pride before the river.', 'Opinion: Pride of Tarn')).toBe(true);
    expect(ownVoice('The council of Tarn closed the bridge on Monday.', 'Opinion: Pride of Tarn')).toBe(false);
  });

  it('hears nothing in other languages', () => {
    const [candidate] = candidatesOf({ ...article('a', 'Wir haben die Brücke verloren!'), language: 'de' });
    expect(candidate && isOwnVoice(candidate)).toBe(false);
  });
});

describe('bullets of a column beside reports', () => {
  const column = article('column', 'Sadly, the bumbling council of Tarn has sunk 40 million crowns in its bridge.');
  const report =
    'The council of Tarn approved a bridge over the Ostler for 40 million crowns. Mayor Ana Ferreira opens it in May after nine years of work. The ferry of Tarn, which carried 900 people a day, stops in June.';
  const told = (text: string) => selectBullets({ articles: [column, article('r', text)], length: 'long' });

  it('leave out its opinion where three reported sentences are there', () => {
    expect(told(report).some(({ text }) => text.includes('bumbling'))).toBe(false);
  });

  it('keep it where there are fewer', () => {
    const bullets = told('Mayor Ana Ferreira opened the market hall in May after nine years of work.');
    expect(bullets.some(({ text }) => text.includes('bumbling'))).toBe(true);
  });
});
