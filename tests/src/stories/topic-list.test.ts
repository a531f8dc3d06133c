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

test('topics are told to those alone who may see an article of them', () => {
  const list = createTopicList();
  list.count([topic('Port Ellery'), topic('Halden')], 1, [1, 2]);
  list.count([topic('Port Orrin')], 1, [3]);
  const told = (typed: string, ...seen: number[]) =>
    list.complete(typed, 9, (source) => seen.includes(source)).map((live) => live.topic);
  expect(told('port', 2)).toEqual(['Port Ellery']);
  expect(told('port', 3)).toEqual(['Port Orrin']);
  expect(told('', 4)).toEqual([]);
  expect(list.nearest('port', 9, (source) => source === 3)).toEqual([{ topic: 'Port Orrin', articles: 1 }]);
  expect(list.addSource([topic('Port Ellery'), topic('Nobody')], 4)).toBe(true);
  expect(list.addSource([topic('Port Ellery'), topic('Nobody')], 4)).toBe(false);
  expect(told('', 4)).toEqual(['Port Ellery']);
});

test('the weightiest are told first, those that begin with what was typed before those that have it within', () => {
  const list = createTopicList();
  for (let at = 0; at < 2_000; at++) list.count([topic(`Port ${at}`, (at * 7_919) % 2_000)], null);
  list.count([topic('New Port', 1_000_000)], null);
  const told = list.complete('port', 3).map((live) => live.topic);
  const weightOf = (live: string) => (Number(live.slice(5)) * 7_919) % 2_000;
  expect(told.map(weightOf)).toEqual([1_999, 1_998, 1_997]);
  expect(list.complete('new', 3).map((live) => live.topic)).toEqual(['New Port']);
  expect(list.complete('', 9).map((live) => live.topic)).toEqual(['New Port']);
});

test.each([
  ['syira', 'Syria'],
  ['damsc', 'Damascus'],
  ['north damsc', 'North Damascus'],
  ['damascsu', 'Damascus'],
])('“%s” is completed in spite of its slip', (typed, meant) => {
  const list = createTopicList();
  list.count([topic(meant), topic('Sirte'), topic('Dampness')], 1);
  expect(list.complete(typed, 5).map((live) => live.topic)).toEqual([meant]);
  expect(list.complete('atlantis', 5)).toEqual([]);
});

test('a topic is known as the articles write it', () => {
  const list = createTopicList();
  list.count([topic('Port Ellery')], 1);
  expect(list.written('port ellery')).toBe('Port Ellery');
  expect(list.written('port')).toBeNull();
});
