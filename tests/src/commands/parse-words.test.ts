import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import { parseWords } from '../../../src/commands/parse-words.ts';

const text = (name: string, required = true) => ({ name, description: '', kind: 'text' as const, required });
const command = (path: string, options: Command['options']): Command => ({
  path,
  options,
  description: '',
  manage: false,
  run: () => Promise.reject(new Error('only its form is used')),
});
const commands = [
  command('briefing', [
    text('topic'),
    text('length', false),
    { name: 'private', description: '', kind: 'flag', required: false },
    { name: 'public', typedAlso: 'in_channel', description: '', kind: 'flag', required: false },
  ]),
  command('quotes', [text('about')]),
  command('digest add', [
    text('topic'),
    text('when'),
    { name: 'channel', description: '', kind: 'channel', required: false },
  ]),
  command('digest list', []),
  command('digest remove', [{ name: 'id', description: '', kind: 'number', required: true }]),
  command('sources import', [
    { name: 'file', description: '', kind: 'file', required: false },
    { ...text('url', false), main: true },
    text('undo', false),
  ]),
  command('help', []),
];

function read(words: string) {
  const parsed = parseWords(words, commands);
  return parsed.ok ? [parsed.value.path, parsed.value.input] : parsed.refusal.code;
}

describe('words after a command or a mention', () => {
  test.each([
    ['port ellery', ['briefing', { topic: 'port ellery' }]],
    ['  ', ['help', {}]],
    ['HELP', ['help', {}]],
    ['quotes maria tovar', ['quotes', { about: 'maria tovar' }]],
    ['"digest"', ['briefing', { topic: 'digest' }]],
    ['“quotes” about quotes', ['briefing', { topic: 'quotes about quotes' }]],
    ['port length:long', ['briefing', { topic: 'port', length: 'long' }]],
    ['port private', ['briefing', { topic: 'port', private: true }]],
    ['private school fees', ['briefing', { topic: 'private school fees' }]],
    ['private', ['briefing', { topic: 'private' }]],
    ['port public', ['briefing', { topic: 'port', public: true }]],
    ['port in_channel', ['briefing', { topic: 'port', public: true }]],
    ['"going public"', ['briefing', { topic: 'going public' }]],
    [
      'digest add "weekdays 8:30 Europe/Stockholm" port',
      ['digest add', { topic: 'port', when: 'weekdays 8:30 Europe/Stockholm' }],
    ],
    [
      'digest add weekdays 8:30 Europe/Stockholm port ellery',
      ['digest add', { topic: 'port ellery', when: 'weekdays 8:30 Europe/Stockholm' }],
    ],
    ['digest add hourly port', ['digest add', { topic: 'port', when: 'hourly' }]],
    ['digest add "evry morning" port', ['digest add', { topic: 'port', when: 'evry morning' }]],
    [
      'digest add "daily 8:00" port <#C01AB|news>',
      ['digest add', { topic: 'port', when: 'daily 8:00', channel: 'C01AB' }],
    ],
    ['digest remove 7', ['digest remove', { id: '7' }]],
    ['digest remove id:7', ['digest remove', { id: '7' }]],
    ['Digest List', ['digest list', {}]],
    ['sources import', ['sources import', {}]],
    ['sources import https://a.example/x.opml', ['sources import', { url: 'https://a.example/x.opml' }]],
    ['sources import undo:7F3K', ['sources import', { undo: '7F3K' }]],
    ['sources import file:mine.opml', ['sources import', { url: 'file:mine.opml' }]],
    ['digest', 'half-command'],
    ['digest change', 'half-command'],
    ['digest of the week news', ['briefing', { topic: 'digest of the week news' }]],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  test('anything typed is a command or a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const parsed = parseWords(words, commands);
        expect(parsed.ok || parsed.refusal.advice.length > 0).toBe(true);
      }),
    );
  });
});
