import { fixedStories } from '../../src/fixed-stories.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { articleOf } from '../src/stories/article-of.ts';

const SPEAKERS = [
  'Ilse Brandt',
  'Tomas Vey',
  'Nadia Okoro',
  'Piet Hallam',
  'Rosa Lindqvist',
  'Emil Karas',
  'Yara Benn',
];
const SAID = [
  'The weir held through the whole night and most of the morning',
  'We counted forty boats that were torn from the lower quay',
  'My neighbours carried the archive up to the second floor',
  'Nobody on the council believed the first gauge reading',
  'The orchard road will stay closed until the bridge is tested',
  'Schools in the old town open again on Thursday at noon',
  'Insurance will pay for the mill but not for the market hall',
];

const MARLOW = articleOf(
  'gazette-1',
  `The river Senn rose by three metres in Marlow Bridge on Tuesday and flooded the lower town, the council said.
About 1,200 people left their homes and 40 boats were torn from the quay in Marlow Bridge.
${SPEAKERS.map((who, index) => `"${SAID[index]}," said ${who}.`).join('\n')}`,
  { title: 'Senn floods the lower town of Marlow Bridge', outlet: 'Senn Gazette', publishedAt: '2026-03-03T09:00:00Z' },
);

/** An invented flood with more quotes than stand on one page. */
export const floodStories = () => fixedStories([{ id: 'gazette-1', articles: [MARLOW] }], silentLogger);
