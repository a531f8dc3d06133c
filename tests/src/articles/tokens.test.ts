import { expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { tokensOf } from '../../../src/articles/tokens.ts';

function article(text: string) {
  return readArticle({ id: 'a', text, format: 'text' });
}

it('tags English words and gives lower-case lemmas', () => {
  const tokens = tokensOf(article('{adbox}The dockers were told that Ms. Tovar spoke. They can’t leave.'));
  const words = new Map(tokens.map((token) => [token.text, token]));
  expect(words.get('dockers')).toMatchObject({ pos: 'NOUN', lemma: 'docker', sentence: 0 });
  expect(words.get('spoke')).toMatchObject({ pos: 'VERB', lemma: 'speak', sentence: 0 });
  expect(words.get('Tovar')).toMatchObject({ pos: 'PROPN', lemma: 'tovar' });
  expect(words.get('leave')).toMatchObject({ sentence: 1 });
});

it('splits other languages without tags', () => {
  const tokens = tokensOf(article('Die Arbeiter des Hafens sagten, dass sie am Freitag nicht arbeiten werden.'));
  expect(tokens[1]).toMatchObject({ text: 'Arbeiter', pos: '', lemma: 'arbeiter', start: 4, end: 12 });
  expect(tokensOf(article('港の労働者は金曜日に働かないと述べた。')).map((token) => token.text)).toContain('金曜日');
});

it('makes them once for each article', () => {
  const one = article('The dockers left the port.');
  expect(tokensOf(one)).toBe(tokensOf(one));
});

it('gives no tokens to what is too long for a sentence', () => {
  const one = article(`The dockers left. ${'words without an end '.repeat(300)}`);
  expect(one.sentences).toHaveLength(2);
  expect(new Set(tokensOf(one).map((token) => token.sentence))).toEqual(new Set([0]));
});

it('keeps offsets true around long runs that are no words', () => {
  const one = article(`The dockers of the port saw ${'x'.repeat(3000)} and left.`);
  const tokens = tokensOf(one);
  for (const token of tokens) expect(one.body.text.slice(token.start, token.end)).toBe(token.text);
  expect(tokens.at(-2)?.text).toBe('left');
});
