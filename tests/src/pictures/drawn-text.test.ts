import { describe, expect, test } from 'vitest';
import { drawnText } from '../../../src/pictures/drawn-text.ts';

describe('the words as they are drawn', () => {
  test.each([
    ['an override of direction', 'the roster \u202eretsor\u202c came', 'the roster retsor came'],
    ['isolates and marks of direction', '\u2067Nobody\u2069 \u200ewas\u200f \u061casked', 'Nobody was asked'],
    ['what has no width', 'No\u200bbo\u2060dy \ufeffwas\u00ad asked', 'Nobody was asked'],
    ['controls', 'Nobody\u0000 was\u0007 asked\u001b[31m', 'Nobody was asked[31m'],
    ['annotations between lines', '\ufff9Nobody\ufffa was\ufffb asked', 'Nobody was asked'],
    ['a joiner that joins nothing', 'Nobody\u200d was \u200casked\u200d', 'Nobody was asked'],
    ['tags that hide words', 'Nobody\u{e0041}\u{e0042} was asked', 'Nobody was asked'],
  ])('are without %s', (_, given, drawn) => {
    expect(drawnText(given)).toBe(drawn);
  });

  test.each([
    ['Persian joiners', 'می\u200cخواهیم'],
    ['Hindi joiners', 'क्\u200dष'],
    ['families of emoji', 'so 👩‍👩‍👧‍👦 many'],
    ['flags of regions', 'here 🏴󠁧󠁢󠁳󠁣󠁴󠁿 too'],
    ['emoji by selector', 'with ❤️'],
    ['spaces that end no line', '10\u00a0%'],
  ])('keep %s', (_, words) => {
    expect(drawnText(words)).toBe(words);
  });

  test.each([
    [
      'ligatures by their letters',
      'oﬀ, oﬃce, ﬁrst, baﬄe, ﬂat, laﬆ, Poﬅ',
      'off, office, first, baffle, flat, last, Poſt',
    ],
    ['dashes of figures', '555‒0100', '555–0100'],
    ['dots of leaders', 'so․', 'so.'],
    ['nothing by what looks otherwise', 'x² ½ ① ™ Ａ № ĳ', 'x² ½ ① ™ Ａ № ĳ'],
  ])('have %s', (_, given, drawn) => {
    expect(drawnText(given)).toBe(drawn);
  });

  test('stand in one line with single spaces, composed', () => {
    expect(drawnText('  Nobody\n\twas \u2003 asked,\u2028José  ')).toBe('Nobody was asked, José');
    expect(drawnText('10\u202f%')).toBe('10\u00a0%');
    expect(drawnText('half \ud83d of it')).toBe('half \ufffd of it');
  });
});
