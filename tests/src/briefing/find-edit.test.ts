import { expect, test } from 'vitest';
import { findEdit } from '../../../src/briefing/changes/find-edit.ts';
import { articleOf } from '../stories/article-of.ts';

const TOLD = 'Dock workers at Port Ellery voted by 71 percent to strike from Friday.';
const VOTE = 'Dock workers at Port Ellery voted by 71 percent to strike from Friday, the union said.';
const GRAIN = 'The port handles two fifths of the grain of the region.';
const ASKED = 'The mayor of the town asked both sides to talk before the harvest.';

const edit = (told: string, before: readonly string[], after: readonly string[], fresh: readonly string[] = []) =>
  findEdit(told, articleOf('a', before.join('\n')), articleOf('a', after.join('\n')), { exact: false, fresh });

test.each([
  ['it is unchanged', [VOTE, GRAIN]],
  ['only what was left out has changed', [VOTE.replace('the union', 'its leader'), GRAIN]],
  ['it moved', [GRAIN, ASKED, VOTE]],
  ['it is worded with the same words', [VOTE.replace('voted by', 'have voted, by'), GRAIN]],
  [
    'the order of its words is another',
    [`From Friday the ${VOTE.replace(' from Friday', '').replace('Dock', 'dock')}`],
  ],
])('what was told stands where %s', (_, after) => {
  expect(edit(TOLD, [VOTE, GRAIN], after)).toBeNull();
});

test('words that were never those of the article are not corrected by it', () => {
  expect(edit('Miners in Tarn Hollow went home.', [VOTE, GRAIN], [GRAIN])).toBeNull();
});

test.each([
  ['a number', VOTE.replace('71', '68')],
  ['a name', VOTE.replace('Port Ellery', 'Little Quay')],
  ['a day', VOTE.replace('Friday', 'Monday')],
  ['a "not"', VOTE.replace('voted by 71 percent to', 'voted by 71 percent not to')],
])('%s that changed is a change, told with the sentence of now', (_, now) => {
  expect(edit(TOLD, [VOTE, GRAIN], [GRAIN, now])).toEqual({ now });
});

test('a number that stays elsewhere in the sentence has changed all the same', () => {
  const now = 'The work begins in week 7 and costs 900 crowns.';
  expect(edit('The work begins in week 7 and costs 7 crowns.', [now.replace('900', '7')], [now])).toEqual({ now });
});

test('what is told from the article now is preferred to its sentence', () => {
  const now = TOLD.replace('71', '68');
  expect(edit(TOLD, [VOTE], [VOTE.replace('71', '68')], [GRAIN, now])).toEqual({ now });
});

test('what the article says no more has nothing in its place, unless it says the same elsewhere', () => {
  expect(edit(TOLD, [VOTE, GRAIN, ASKED], [GRAIN, ASKED])).toEqual({ now: null });
  const again = 'The dock workers of Port Ellery strike from Friday: 71 percent voted for it.';
  expect(edit(TOLD, [VOTE, GRAIN, again], [GRAIN, again])).toBeNull();
});

test('a quote in other words is another quote', () => {
  const quote = 'Nobody was asked before it came';
  const [before, after] = [quote, 'Nobody was asked when it came'].map((said) => [
    `"${said}," said Maria Tovar.`,
    GRAIN,
  ]);
  if (!before || !after) throw new TypeError('two texts');
  const articles = [articleOf('a', before.join('\n')), articleOf('a', after.join('\n'))] as const;
  expect(findEdit(quote, ...articles, { exact: true, fresh: [] })?.now).toContain('when it came');
  expect(findEdit(quote, ...articles, { exact: false, fresh: [] })).toBeNull();
});
