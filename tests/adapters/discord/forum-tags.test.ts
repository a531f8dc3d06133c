import { expect, test } from 'vitest';
import { chooseTags } from '../../../adapters/discord/forum-tags.ts';

const REQUIRE_TAG = 1 << 4;

/** The names of the tags chosen from those, `!` for moderated ones. */
function chosen(topic: string, names: readonly string[], flags = 0): readonly string[] {
  const tags = names.map((name) => ({ id: name, name: name.replace('!', ''), moderated: name.startsWith('!') }));
  return chooseTags({ flags, tags }, topic);
}

test.each([
  ['Syria', ['World', 'syria'], ['syria']],
  ['SÃO paulo', ['Sao Paulo', 'Paulo'], ['Sao Paulo', 'Paulo']],
  ['paulo São', ['Paulo', 'Sao Paulo'], ['Paulo']],
  ['Port Ellery strike', ['Strike', 'Port', 'Elle', 'Port Ellery'], ['Strike', 'Port', 'Port Ellery']],
  ['Öl & Gas', ['Ol', 'gas!', '🛢️'], ['Ol', 'gas!']],
  ['a b c d e f', ['f', 'e', 'd', 'c', 'b', 'a', 'a b c d e f'], ['a b c d e f', 'f', 'e', 'd', 'c']],
  ['Syria', ['World'], []],
  ['Syria', ['!Syria'], []],
  ['سوريا', ['سوريا'], ['سوريا']],
])('%j of %j: %j', (topic, names, expected) => {
  expect(chosen(topic, names)).toEqual(expected);
});

test.each([
  ['Syria', ['World', 'Syria'], ['Syria']],
  ['Syria', ['!Team', 'World', 'Europe'], ['World']],
  ['Syria', ['!Team', '!Syria'], ['!Syria']],
  ['Syria', ['!Team', '!Staff'], ['!Team']],
  ['Syria', [], []],
])('where a tag must be, %j of %j: %j', (topic, names, expected) => {
  expect(chosen(topic, names, REQUIRE_TAG)).toEqual(expected);
});
