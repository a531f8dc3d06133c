import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../../src/sources/decode-feed.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const FEED = '<rss><title>Ålesund</title></rss>';

function wide(text: string, bytes: 2 | 4, little: boolean): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const point = character.codePointAt(0) ?? 0;
      const big = [0, point >> 16, (point >> 8) & 255, point & 255].slice(4 - bytes);
      return little ? big.reverse() : big;
    }),
  );
}

const decoded = (bytes: Uint8Array, type?: string) => {
  const result = decodeFeed(bytes, type === undefined ? {} : { 'Content-Type': type });
  return result.ok ? `${result.value.encoding}: ${result.value.text}` : result.refusal.code;
};

describe('decodeFeed', () => {
  it.each([
    ['UTF-16, little end first, marked', wide(`\ufeff${FEED}`, 2, true), 'utf-16le'],
    ['UTF-16, big end first, marked', wide(`\ufeff${FEED}`, 2, false), 'utf-16be'],
    ['UTF-16 without a mark', wide(FEED, 2, true), 'utf-16le'],
    ['UTF-16 without a mark, big end first', wide(FEED, 2, false), 'utf-16be'],
    ['UTF-32, marked', wide(`\ufeff${FEED}`, 4, true), 'utf-32le'],
    ['UTF-32 without a mark', wide(FEED, 4, false), 'utf-32be'],
    ['UTF-8, marked', utf8(`\ufeff${FEED}`), 'utf-8'],
    ['UTF-8', utf8(FEED), 'utf-8'],
    ['windows-1252 that says nothing', latin(FEED), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    expect(decoded(bytes)).toBe(`${encoding}: ${FEED}`);
  });

  it('reads the header before the declaration, and passes over what the bytes contradict', () => {
    const declared = (name: string, text: string) => `<?xml version="1.0" encoding="${name}"?>${text}`;
    expect(decoded(latin(declared('koi8-r', '<t>caf\xe9</t>')), 'text/xml; charset="windows-1252"')).toContain('café');
    expect(decoded(latin(declared('iso-8859-1', '<t>\x93caf\xe9\x94</t>')), 'text/xml; charset=utf-8')).toContain(
      '“café”',
    );
    expect(decoded(utf8(declared('iso-8859-1', '<t>café</t>')))).toMatch(/^utf-8: .*café/);
    expect(decoded(utf8(declared('utf-16', '<t>café</t>')))).toMatch(/^utf-8: .*café/);
    expect(decoded(utf8(declared('no-such-thing', '<t>café</t>')))).toMatch(/^utf-8: .*café/);
    expect(decoded(latin(declared('us-ascii', '<t>caf\xe9</t>')))).toMatch(/^windows-1252: .*café/);
    expect(decoded(latin(declared('euc-kr', '<t>\xb3\xe2</t>')))).toContain('<t>년</t>');
    expect(decoded(utf8(declared('utf-8', '<t>café</t>')), 'text/xml; charset:iso-8859-7')).toContain('café');
  });

  it('UTF-8 with a broken byte stays UTF-8', () => {
    expect(decoded(Buffer.concat([utf8('<t>café naïve '), Uint8Array.of(0xff), utf8('</t>')]))).toBe(
      'utf-8: <t>café naïve \ufffd</t>',
    );
  });

  it('a feed that names no encoding that fits is read as its language is usually written', () => {
    const russian = Buffer.concat([
      utf8('<?xml version="1.0" encoding="utf-8"?><rss><channel><language>ru-RU</language><title>'),
      Uint8Array.of(0xcf, 0xee, 0xf0, 0xf2),
      utf8('</title>'),
    ]);
    expect(decoded(russian)).toMatch(/^windows-1251: .*<title>Порт<\/title>/);
    const japanese = Buffer.concat([utf8('<feed xml:lang="ja"><title>'), Uint8Array.of(0x8d, 0x60), utf8('</title>')]);
    expect(decoded(japanese)).toBe('shift_jis: <feed xml:lang="ja"><title>港</title>');
  });

  it('says what is no text', () => {
    expect(decoded(new Uint8Array())).toBe('empty');
    expect(decoded(utf8(' \n '))).toBe('empty');
    expect(decoded(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0))).toBe('binary');
    expect(decoded(utf8('%PDF-1.7 ...'))).toBe('binary');
    expect(decoded(new Uint8Array(500).map((_, index) => index % 31))).toBe('binary');
  });
});
