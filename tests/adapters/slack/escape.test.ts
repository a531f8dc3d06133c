import { expect, test } from 'vitest';
import { escapeMrkdwn, escapePlain, safeUrl } from '../../../adapters/slack/escape.ts';
import { renderMrkdwn } from '../../../adapters/slack/mrkdwn.ts';

const J = '\u2060';

test.each([
  ['<!channel> and <@U012AB3CD>', '&lt;!channel&gt; and &lt;@U012AB3CD&gt;'],
  ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
  ['*bold*', `${J}*${J}bold${J}*${J}`],
  ['snake_case ~no~ `code`', `snake${J}_${J}case ${J}~${J}no${J}~${J} ${J}\`${J}code${J}\`${J}`],
  ['> a quote', `${J}&gt; a quote`],
  ['one\n> two', 'one &gt; two'],
  [':fire: at 12:30', `:${J}fire: at 12:30`],
  ['12:30:45', `12:${J}30:45`],
])('mrkdwn shows %j as it is', (typed, written) => {
  expect(escapeMrkdwn(typed)).toBe(written);
});

test.each([
  ['Salt & Sons', 'Salt & Sons'],
  ['&amp;', '&amp;amp;'],
  ['<b>a</b>', '&lt;b&gt;a&lt;/b&gt;'],
  ['two\nlines', 'two lines'],
])('plain text shows %j as it is', (typed, written) => {
  expect(escapePlain(typed)).toBe(written);
});

test.each([
  ['https://news.example/a?b=1&c=2', 'https://news.example/a?b=1&c=2'],
  ['https://news.example/a|b>c', 'https://news.example/a%7Cb%3Ec'],
  ['HTTP://NEWS.example', 'http://news.example/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//news.example', null],
  ['', null],
])('the address %j', (given, taken) => {
  expect(safeUrl(given)).toBe(taken);
});

test('emphasis leaves white space outside, where Slack reads the marks', () => {
  const strong = { kind: 'strong', text: ' Maria Tovar ' } as const;
  expect(renderMrkdwn([{ kind: 'text', text: 'by' }, strong])).toEqual(['by *Maria Tovar* ']);
  expect(renderMrkdwn([{ kind: 'strong', text: '  ' }])).toEqual([]);
});

test('words to type cannot leave their face', () => {
  expect(renderMrkdwn([{ kind: 'code', text: '/briefing `*x*` <!here>' }])).toEqual([
    "`/briefing '*x*' &lt;!here&gt;`",
  ]);
});

test('a channel is one only by its id', () => {
  expect(renderMrkdwn([{ kind: 'channel', id: 'C0HARBOUR' }])).toEqual(['<#C0HARBOUR>']);
  expect(renderMrkdwn([{ kind: 'channel', id: 'C0> <!here' }])).toEqual(['#C0&gt; &lt;!here']);
});
