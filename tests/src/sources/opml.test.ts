import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readOpml, writeOpml } from '../../../src/sources/opml.ts';

const LIST = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="Courier" type="rss" xmlUrl="https://courier.example/rss" htmlUrl="https://courier.example/"/>
  <outline text="World"><outline title="Asia">
    <outline text="Fish &amp; chips" xmlUrl="feed://harbour.example/atom"/></outline></outline>
  <outline text="Twice" xmlUrl="https://courier.example/rss"/>
  <outline text="Radio" type="rss" url="http://radio.example/feed" category="/Coast/North,/Other"/>
  <outline text="Odd" xmlUrl="javascript:alert(1)"/></body></opml>`;

describe('readOpml', () => {
  it('gives the feeds with their folders, and says which entries were left out', () => {
    expect(readOpml(LIST)).toEqual({
      ok: true,
      value: {
        withoutAddress: ['Odd'],
        twice: 1,
        beyond: 0,
        feeds: [
          { url: 'https://courier.example/rss', title: 'Courier', page: 'https://courier.example/', category: null },
          { url: 'https://harbour.example/atom', title: 'Fish & chips', page: null, category: 'World/Asia' },
          { url: 'http://radio.example/feed', title: 'Radio', page: null, category: 'Coast/North' },
        ],
      },
    });
  });

  it('reads a broken list as far as it goes', () => {
    const read = readOpml(
      'junk <OPML><BODY><OUTLINE TEXT="A & B" XMLURL="https://a.example/?x=1&y=2"><outline text="C" xmlurl=https://c.example/rss>',
    );
    expect(read.ok && read.value.feeds.map(({ url, title }) => [url, title])).toEqual([
      ['https://a.example/?x=1&y=2', 'A & B'],
      ['https://c.example/rss', 'C'],
    ]);
    expect(readOpml(`<opml><body>${'<outline text="a">'.repeat(100_000)}`).ok).toBe(false);
  });

  it.each([
    ['empty', ' '],
    ['feed', '<rss version="2.0"><channel><title>A</title></channel></rss>'],
    ['not-opml', '<html><body>Hello</body></html>'],
    ['not-opml', 'Hello'],
    ['no-feeds', '<opml version="2.0"><body><outline text="Empty"/></body></opml>'],
  ])('refuses what is none: %s', (code, text) => {
    const read = readOpml(text);
    expect(read.ok ? 'ok' : read.refusal.code).toBe(code);
  });
});

test('a category that goes on without end is written with its first folders', () => {
  const written = writeOpml([{ url: 'https://a.example/rss', title: null, page: null, category: 'x/'.repeat(5_000) }]);
  const read = readOpml(written);
  expect(read.ok && read.value.feeds).toEqual([
    { url: 'https://a.example/rss', title: 'a.example', page: null, category: 'x/x/x/x/x/x/x/x' },
  ]);
});

test('what is written is read again as it was', { timeout: 60_000 }, () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((words) =>
      words
        .replace(/[\p{Cc}\p{Cs}/\ufffe\uffff]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((words) => words !== '');
  const feed = fc.record({
    url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
    title: name,
    page: fc.option(fc.webUrl().map((url) => new URL(url).href)),
    category: fc.option(fc.array(name, { minLength: 1, maxLength: 3 }).map((folders) => folders.join('/'))),
  });
  const feeds = fc.uniqueArray(feed, { selector: ({ url }) => url, minLength: 1, maxLength: 12 });
  const byUrl = (one: { url: string }, other: { url: string }) => (one.url < other.url ? -1 : 1);
  fc.assert(
    fc.property(feeds, (given) => {
      const read = readOpml(writeOpml(given));
      expect(read.ok && { ...read.value, feeds: [] }).toEqual({ feeds: [], withoutAddress: [], twice: 0, beyond: 0 });
      expect(read.ok && read.value.feeds.toSorted(byUrl)).toEqual(given.toSorted(byUrl));
    }),
  );
});
