import { describe, expect, it } from 'vitest';
import { createContentTest } from '../../../../src/briefing/evidence/shares-content.ts';

const SUMMIT = 'The Group of Nine summit in Ostler lasted ninety minutes, two fifths of them on grain.';

describe('createContentTest', () => {
  const sharesContent = createContentTest();

  it.each([
    ['a number in words and in digits', 'The ferry waited ninety minutes.', 'For 90 minutes the ferry lay still.'],
    [
      'a name and its initials',
      'The Harbour Workers Union called a ballot.',
      'HWU members face another ballot, called for March.',
    ],
    ['initials with full stops', 'The N.W.A. agency reported losses.', 'NWA reported new losses.'],
    ['words of one meaning', 'Ferreira instructed the growers to wait.', 'Growers were urged to wait by Ferreira.'],
    [
      'a number with a unit and two more words, whatever else is told',
      'The mayor and the head of the union spoke for about 90 minutes on Monday, before the council sat in Ostler.',
      'The two leaders conversed on the sidelines of the Ostler council for ninety minutes, an aide said, about grain.',
    ],
    ['a number in initials', SUMMIT, 'At the G9 summit, grain took up much of the time in Ostler.'],
  ])('ties %s', (_, one, other) => {
    expect(sharesContent(one, other)).toBe(true);
    expect(sharesContent(other, one)).toBe(true);
  });

  it.each([
    ['other words', SUMMIT, 'Growers in the valley shipped a record crop last year.'],
    ['one number of different things', 'Divers found 90 crates.', 'Ninety growers signed the letter on Friday.'],
    [
      'different numbers of one thing',
      'A fire in the harbour destroyed 14 boats on Tuesday.',
      'A fire in the harbour destroyed 9 boats on Tuesday.',
    ],
    [
      'a number with a unit and one more word',
      'The mayor and the head of the union spoke for about 90 minutes on Monday, before the council sat in Ostler.',
      'Trains between the coast and Ostler ran 90 minutes late because of snow on the upper line, the railway said.',
    ],
    [
      'a small count and two more words',
      'Three pilots of the harbour service signed the letter that Ferreira had drafted with the union in spring.',
      'Three ships waited outside the harbour while the pilots had their yearly outing to the hills near Ostler.',
    ],
    [
      'two words of a short text',
      'Dahl said the fire could have been set.',
      'The fire left a scene in the hall that rescue leader Henrik Dahl had never met with in his years of service.',
    ],
    [
      'a toll and a later one',
      'Floods in the Orrin valley have killed at least 14 people, the regional governor said on Monday.',
      'The death toll from the floods in the Orrin valley rose to 19 on Tuesday, the regional governor said.',
    ],
    ['no content at all', 'It was to be.', 'It was to be.'],
  ])('does not tie %s', (_, one, other) => {
    expect(sharesContent(one, other)).toBe(false);
    expect(sharesContent(other, one)).toBe(false);
  });

  it('stays quick on text that is one word, only marks, only numbers or only capitals', () => {
    for (const text of ['a'.repeat(200_000), '"'.repeat(100_000), '7 '.repeat(50_000), 'Ab '.repeat(50_000)]) {
      expect(sharesContent(text, SUMMIT)).toBe(false);
    }
  });
});
