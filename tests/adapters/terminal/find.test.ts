import { expect, test } from 'vitest';
import { answerAsk } from '../../../adapters/terminal/ask.ts';
import { silentLogger } from '../../../src/index.ts';
import { clusterArticles } from '../../../src/stories/cluster.ts';
import { news } from '../../src/stories/news.ts';

const articles = [...news.quakeInBelmar, ...news.quakeInOrsk].map((article) =>
  article.id === 'orsk-1' ? { ...article, url: 'https://courier.example/orskel' } : article,
);
const stories = { stories: clusterArticles(articles), articles, warnings: [] };

async function find(words: string, json = false) {
  const job = { kind: 'ask', path: 'find', words, json, length: 'standard', seeds: '', pictures: null } as const;
  return await answerAsk(job, stories, silentLogger);
}

test.each([
  ['Belmar valley: 14 dead in earthquake', 's-belmar-1'],
  ['https://www.courier.example/orskel?utm_source=chat', 's-orsk-1'],
  ['https://other.example/2031/quake-damages-houses-on-orskel-island', 's-orsk-1'],
])('the whole story, and no other, is found by %s', async (words, id) => {
  const answer = await find(words, true);
  expect(answer).toMatchObject({ kind: 'json', value: { stories: [{ id }] } });
  expect(await find(words)).toMatchObject({ kind: 'reply', reply: { code: 'ok' } });
});

test('nothing is found for what no story tells', async () => {
  expect(await find('lol same')).toMatchObject({ kind: 'reply', reply: { code: 'nothing-found' } });
  expect(await find('https://courier.example/another')).toMatchObject({ reply: { code: 'nothing-found' } });
});
