import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalUrl } from '../../../src/articles/canonical-url.ts';

const PLAIN = 'https://courier.example/news/dockers-vote';

describe('canonicalUrl', () => {
  it.each([
    'http://courier.example/news/dockers-vote',
    'HTTPS://WWW.Courier.Example:443/news/dockers-vote/',
    'https://courier.example./news//dockers-vote#comments',
    'https://courier.example/news/dockers-vote?utm_source=rss&UTM_Medium=feed&fbclid=abc&gclid=1',
    'https://courier.example/news/dockers-vote?ref=rss&at_campaign=x&ocid=y&&',
    'https://m.courier.example/news/dockers-vote',
    'https://www.m.courier.example/news/dockers-vote',
    'https://amp.courier.example/news/dockers-vote',
    'https://courier.example/amp/news/dockers-vote',
    'https://courier.example/news/dockers-vote/amp/',
    'https://courier.example/news/dockers-vote?amp=1',
    'https://www.google.com/amp/s/www.courier.example/news/dockers-vote',
    'https://courier-example.cdn.ampproject.org/c/s/courier.example/news/dockers-vote?utm_source=x',
    'https://reader:secret@courier.example/news/dockers%2Dvote',
    '  https://courier.example/news/dockers-vote  ',
  ])('%s is the same page', (url) => {
    expect(canonicalUrl(url)).toBe(PLAIN);
  });

  it.each([
    ['https://courier.example/?p=7', 'https://courier.example?p=7'],
    ['https://courier.example/a?id=2&b=1', 'https://courier.example/a?b=1&id=2'],
    ['https://courier.example/a?source=harbour', 'https://courier.example/a?source=harbour'],
    ['http://courier.example:8080/a', 'http://courier.example:8080/a'],
    ['https://en.m.lexicon.example/a', 'https://en.lexicon.example/a'],
    ['https://courier.example/news/story.amp.html', 'https://courier.example/news/story.html'],
    ['https://courier.example/guitar-amp', 'https://courier.example/guitar-amp'],
    ['https://courier.example/example.amplitude', 'https://courier.example/example.amplitude'],
    ['https://courier.example/index.html', 'https://courier.example'],
    ['https://courier.example/#!/story/7', 'https://courier.example#!/story/7'],
    ['mailto:desk@courier.example', 'mailto:desk@courier.example'],
    ['not an address', 'not an address'],
    ['', ''],
  ])('%s becomes %s', (url, plain) => {
    expect(canonicalUrl(url)).toBe(plain);
  });

  test('doing it twice changes nothing, whatever it is given', () => {
    const parts = fc.constantFrom(
      'http://',
      'https://',
      'www.',
      'm.',
      'amp.',
      'a.example',
      '/amp',
      '/s/',
      '/c/',
      '.cdn.ampproject.org',
      'www.google.com',
      '/',
      '//',
      '?',
      '&',
      '=',
      'utm_x',
      'amp',
      '#',
      '#!',
      '%2e',
      '%41',
      '%',
      ':80',
      ':8080',
      '.html',
      '/index.html',
      '@',
      '.',
      ' ',
    );
    const made = fc.array(parts, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const addresses = fc.oneof(
      made,
      made.map((end) => `https://www.google.com/amp/s/${end}`),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(addresses, (address) => {
        const once = canonicalUrl(address);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
