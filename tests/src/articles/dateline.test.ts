import { describe, expect, it } from 'vitest';
import { readDateline } from '../../../src/articles/dateline.ts';

describe('readDateline', () => {
  it.each([
    ['WASHINGTON (AP) — ', 'WASHINGTON', 'Associated Press'],
    ['PORT ELLERY, Ga. (Reuters) - ', 'PORT ELLERY', 'Reuters'],
    ['LONDON, March 3 (Reuters) - ', 'LONDON', 'Reuters'],
    ['CAMBRIDGE, Mass., Dec. 11 (UPI) — ', 'CAMBRIDGE', 'UPI'],
    ['Mexico City (AFP) – ', 'Mexico City', 'AFP'],
    ['DECATUR, Ill. — ', 'DECATUR', null],
    ['BOCA RATON, Fla. -- ', 'BOCA RATON', null],
    ['New Delhi: ', 'New Delhi', null],
    ['MADRID, 4 mar (EFE).- ', 'MADRID', 'EFE'],
    ['(CNN) ', null, 'CNN'],
    ['BREAKING: ', null, null],
  ])('takes %j off', (dateline, place, agency) => {
    const found = readDateline(`${dateline}Dock workers met on Monday.`, false);
    expect(found).toEqual({ place, agency, length: dateline.length });
  });

  it('takes any place that is set apart', () => {
    expect(readDateline('Ellery: Dock workers met.', true)?.place).toBe('Ellery');
    expect(readDateline('Ellery: Dock workers met.', false)).toBeNull();
  });

  it.each([
    'TOVAR: We never said that.',
    'Washington said that talks would go on.',
    'The union — Ellery’s largest — met.',
    'Tovar (the secretary) — who left — was calm.',
  ])('leaves %s', (paragraph) => {
    expect(readDateline(paragraph, false)).toBeNull();
  });
});
