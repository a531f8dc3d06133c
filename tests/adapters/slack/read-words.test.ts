import { expect, test } from 'vitest';
import { readWords } from '../../../adapters/slack/read-words.ts';

test.each([
  ['  port ellery ', 'port ellery'],
  ['salt &amp; barley', 'salt & barley'],
  ['<https://harbour.example/feed?a=1&amp;b=2>', 'https://harbour.example/feed?a=1&b=2'],
  ['<http://harbour.example|harbour.example>', 'harbour.example'],
  ['<https://harbour.example/a|https://harbour.example/a>', 'https://harbour.example/a'],
  ['<mailto:ana@harbour.example|ana@harbour.example>', 'ana@harbour.example'],
  ['<@U012AB3CD|ana> said', '@ana said'],
  ['<!here>', '@here'],
  ['digest add "daily 8:00" salt <#C012AB3CD|harbour>', 'digest add "daily 8:00" salt <#C012AB3CD>'],
  ['digest edit 7 <!subteam^S012AB3CD|@desk>', 'digest edit 7 <!subteam^S012AB3CD>'],
  ['&lt;script&gt;', '<script>'],
])('%j was typed as %j', (text, typed) => {
  expect(readWords(text)).toBe(typed);
});

test('nobody can type the token of a channel or a user group', () => {
  expect(readWords('&lt;#C012AB3CD&gt;')).toBe('< #C012AB3CD>');
  expect(readWords('&lt;!subteam^S012AB3CD&gt;')).toBe('< !subteam^S012AB3CD>');
});

test('the bot’s own mention is left out where it opens the text', () => {
  expect(readWords('<@U0BRIEFING> salt', 'U0BRIEFING')).toBe('salt');
  expect(readWords('<@U0BRIEFING>: salt', 'U0BRIEFING')).toBe('salt');
  expect(readWords('salt, says <@U0OTHER|ana>', 'U0BRIEFING')).toBe('salt, says @ana');
});

test('is done in linear time', () => {
  expect(readWords('<'.repeat(100_000))).toBe('<'.repeat(100_000));
  expect(readWords('<a|'.repeat(30_000)).length).toBe(90_000);
});
