import { describe, expect, it } from 'vitest';
import { readCredit } from '../../../src/articles/credit.ts';

describe('readCredit', () => {
  it.each([
    ['- With IANS Inputs', 'IANS'],
    ['(With inputs from PTI)', 'PTI'],
    ['With agency inputs', null],
    ['(Reuters)', 'Reuters'],
    ['— AFP', 'AFP'],
    ['AP/Reuters', 'Associated Press'],
    ['Source: Xinhua', 'Xinhua'],
    ['(Reporting by Jane Doe in Ellery; Editing by Richard Roe)', null],
    ['The Associated Press contributed to this report.', 'Associated Press'],
    ['Jane Doe contributed to this story.', null],
    ['Additional reporting by Jane Doe', null],
  ])('reads %s', (line, agency) => {
    expect(readCredit(line)).toEqual({ agency });
  });

  it.each([
    'Reuters reported on Monday that talks would go on.',
    'With almost all votes counted, the agency has not said who won.',
    'With most of the ports reporting, the vote was close.',
    'From Reuters:',
    'Rivers contributed to the flood.',
  ])('leaves %s', (line) => {
    expect(readCredit(line)).toBeNull();
  });
});
