import { expect, test } from 'vitest';
import { createTopicList } from '../../../src/stories/topic-list.ts';

const topic = (words: string, weight = 1) => ({ topic: words, folded: words.toLowerCase(), weight });

test('a topic is completed as soon as an article has it', () => {
  const list = createTopicList();
  for (let at = 0; at < 90; at++) {
    list.count([topic(`Harbour ${at}`)], at);
    expect(list.complete(`harbour ${at}`, 3)[0]).toEqual({ topic: `Harbour ${at}`, articles: 1 });
  }
});

test('of endlessly many topics the weightier and newer ones are held', () => {
  const list = createTopicList();
  for (let at = 0; at < 1_000; at++) {
    const seldom = Array.from({ length: 80 }, (_, nth) => topic(`Thing ${at * 80 + nth}`, 0.1));
    list.count([topic('Port Ellery', 2), ...seldom], at / 100);
  }
  expect(list.complete('port', 3)).toEqual([{ topic: 'Port Ellery', articles: 1_000 }]);
  expect(list.complete('thing', 100_000).length).toBeLessThan(61_000);
  expect(list.complete('thing 79999', 1)).toHaveLength(1);
});
