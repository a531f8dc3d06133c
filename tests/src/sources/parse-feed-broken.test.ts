import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseFeed } from '../../../src/sources/parse-feed.ts';

const parse = (text: string | Uint8Array) => parseFeed(typeof text === 'string' ? Buffer.from(text) : text);

function titles(text: string): (string | null)[] {
  const result = parse(text);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.entries.map(({ title }) => title?.text ?? null);
}

const codeOf = (text: string | Uint8Array): string => {
  const result = parse(text);
  return result.ok ? 'ok' : result.refusal.code;
};

describe('broken feeds are read all the same', () => {
  it.each([
    [
      'junk before the declaration',
      '\n\n  <br />Notice: x<?xml version="1.0"?><rss><channel><item><title>A</title></item></channel></rss>',
    ],
    ['nothing closed', '<rss><channel><item><title>A<link>https://a.example/1<item><title>B'],
    ['ends in the middle of a tag', '<rss><channel><item><title>A</title></item><item><title>B</title></ite'],
    ['crossed ends', '<rss><channel><item><title>A</title></channel></rss></item><item><title>B</title></item>'],
    ['upper case', '<RSS><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>'],
    ['no channel', '<rss><item><title>A</title></item></rss>'],
    [
      'a document type of a page',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD" "x"><rss><channel><item><title>A</title></item></channel></rss>',
    ],
    [
      'unclosed CDATA',
      '<rss><channel><item><title>A</title><description><![CDATA[<p>x</description></item></channel></rss>',
    ],
    [
      'attributes without quotes',
      '<rss version=2.0><channel><item id=x y><title a="b>A</title></item></channel></rss>',
    ],
  ])('%s', (_, text) => {
    expect(titles(text)[0]).toBe('A');
  });

  it('signs that stand for themselves, entities that nobody declared, control characters', () => {
    const text =
      '<rss><channel><item><title>Fish & chips &eacute;&nosuch; R&D \u0001&#x92;&lt;3</title><link>https://a.example/?a=1&b=2&copy=3</link></item></channel></rss>';
    const result = parse(text);
    expect(result.ok && result.value.entries[0]).toMatchObject({
      title: { text: 'Fish & chips é&nosuch; R&D ’<3' },
      link: 'https://a.example/?a=1&b=2&copy=3',
    });
  });

  it('names that mean something to the runtime mean nothing here', () => {
    const odd =
      '<constructor>x</constructor><__proto__ a="1">y</__proto__><toString/><hasOwnProperty>z</hasOwnProperty>';
    const text = `<rss __proto__="1"><channel>${odd}<item constructor="1">${odd}<title>A</title></item></channel></rss>`;
    expect(titles(text)).toEqual(['A']);
    expect(titles(text.replaceAll('rss', 'feed').replaceAll('item', 'entry').replaceAll('channel>', 'x>'))).toEqual([]);
    expect(titles(`<feed>${odd}<entry>${odd}<title>A</title></entry></feed>`)).toEqual(['A']);
  });

  it('an empty feed is a feed', () => {
    expect(titles('<rss version="2.0"><channel></channel></rss>')).toEqual([]);
    expect(titles('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toEqual([]);
  });

  test('a feed cut anywhere gives the items before the cut, and any text at all gives an answer', () => {
    const whole = `<?xml version="1.0"?><rss version="2.0"><channel><title>C</title>${'<item><title>A &amp; B</title><description><![CDATA[<p>x</p>]]></description></item>'.repeat(3)}</channel></rss>`;
    fc.assert(
      fc.property(fc.nat(whole.length), (cut) => {
        const complete = whole.slice(0, cut).split('</item>').length - 1;
        const result = parse(whole.slice(0, cut));
        expect(result.ok ? result.value.entries.length : 0).toBeGreaterThanOrEqual(complete);
      }),
    );
    const pieces = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<',
      '>',
      '&',
      '"',
      "='",
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<!DOCTYPE',
      '[',
      ']',
      '/',
      'x',
      '\0',
      '<feed>',
      '<entry>',
      '{',
      '}',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(typeof parse(parts.join('')).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof parse(bytes).ok).toBe('boolean');
      }),
    );
  });
});

describe('hostile feeds do no harm', () => {
  it('entities are never expanded', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    ).join('');
    const text = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${laughs}]><rss><channel><item><title>&l9;&f;</title></item></channel></rss>`;
    expect(titles(text)).toEqual(['&l9;&f;']);
  });

  it('reads at most 1,000 items, and says how many were left out', () => {
    const result = parse(
      `<rss><channel>${'<item><title>A</title></item>'.repeat(1_500)}<title>Late</title></channel></rss>`,
    );
    expect(result.ok && [result.value.entries.length, result.value.leftOut, result.value.title?.text]).toEqual([
      1_000,
      500,
      'Late',
    ]);
    const json = parse(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'J', items: Array(1_500).fill({ id: 'x' }) }),
    );
    expect(json.ok && [json.value.entries.length, json.value.leftOut]).toEqual([1_000, 500]);
  });

  it.each([
    ['items that never end', '<rss><channel>', '<item>', ''],
    ['deep nesting', '<rss><channel><item><description>', '<a>', ''],
    ['attributes without end', '<rss><channel><item ', 'a="1" ', '>'],
    ['open quotes', '<rss><channel ', '="', ''],
    ['open comments', '<rss><channel>', '<!--', ''],
    ['open CDATA', '<rss><channel><item><description>', '<![CDATA[', ''],
    ['open document types', '', '<!DOCTYPE [', ''],
    ['signs', '<rss><channel><item><title>', '<', ''],
    ['brackets in an author', '<rss><channel><item><author>', '(', '</author>'],
    ['escaped tags', '<rss><channel><item><description>', '&lt;a ', ''],
    ['deep escaped tags', '<rss><channel><item><description>', '&lt;svg&gt;', ''],
    ['namespaces', '<rss>', '<x xmlns:y="z">', ''],
    ['brackets of JSON', '{"version":"https://jsonfeed.org/version/1","items":', '[', ''],
  ])('%s', (_, start, piece, end) => {
    const text = start + piece.repeat(Math.ceil(2_000_000 / piece.length)) + end;
    expect(['ok', 'json', 'text', 'xml']).toContain(codeOf(text));
  });
});

describe('what is no feed is named', () => {
  it.each([
    ['empty', ''],
    ['html', '<!doctype html><html><head><title>Courier</title></head><body><p>News</p></body></html>'],
    ['challenge', '<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>'],
    ['login', '<html><body><form><input name="p" type="password"></form></body></html>'],
    ['json', '{"error": "not found"}'],
    ['opml', '<opml version="2.0"><body><outline text="a"/></body></opml>'],
    [
      'sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>',
    ],
    ['xml', '<?xml version="1.0"?><dictionary><word><entry>a</entry></word></dictionary>'],
    ['text', 'Not found'],
    ['binary', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
  ])('%s', (code, content) => {
    expect(codeOf(content)).toBe(code);
  });
});
