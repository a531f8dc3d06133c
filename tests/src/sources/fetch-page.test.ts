import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchPage } from '../../../src/sources/fetch-page.ts';
import { createHostGate, type HostGate } from '../../../src/sources/http/host-gate.ts';
import type { HttpClient } from '../../../src/sources/http/http-client.ts';
import { readPage } from '../../../src/sources/page/read-page.ts';
import { createRobots, type Robots } from '../../../src/sources/page/robots.ts';
import { type HostileServer, redirect, startHostileServer, whole } from '../../support/hostile-server.ts';
import { createLoopbackClient, NOW } from './loopback-client.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PARAGRAPHS = [
  'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday, in a dispute over a new roster.',
  'The port handles two fifths of the grain of the region, and three ships have already been sent to other harbours.',
  'The company offered talks on Thursday, but it will not withdraw the roster before the season ends, it said.',
];
const article = (paragraphs: readonly string[], head = '', foot = ''): string =>
  `<!doctype html><html><head><title>Dockers vote - Courier</title>${head}</head><body><nav><a href="/">Home</a></nav>
   <article><h1>Dockers vote</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>${foot}</body></html>`;

let server: HostileServer;
let other: HostileServer;
let client: HttpClient & { gate: HostGate };
let robots: Robots;
let now: Date;
beforeEach(async () => {
  now = NOW;
  server = await startHostileServer();
  other = await startHostileServer();
  const clock = { now: () => now };
  client = createLoopbackClient([server.host, other.host], { gate: createHostGate({ clock, pauseMs: 0 }) });
  robots = createRobots({ client, gate: client.gate, clock, product: 'briefing-bot' });
});
afterEach(async () => {
  await client.close();
  await Promise.all([server.close(), other.close()]);
});

async function codeOf(path: string): Promise<string> {
  const fetched = await fetchPage(server.url(path), { client, robots, read: readPage });
  return fetched.ok ? 'read' : fetched.refusal.code;
}
const asksFor = (path: string): number => server.requests.filter((request) => request.path === path).length;

describe('a page', () => {
  it('gives its article, with what it says of itself', async () => {
    const head =
      '<meta property="og:site_name" content="Ellery Courier"><link rel="canonical" href="https://courier.example/a">' +
      '<meta property="article:published_time" content="2026-03-04T14:05:00Z">';
    server.on('/moved', redirect('/a', 301));
    server.on('/a', whole(article(PARAGRAPHS, head), HTML));
    expect(await fetchPage(server.url('/moved'), { client, robots, read: readPage })).toMatchObject({
      ok: true,
      value: {
        address: server.url('/a'),
        canonical: 'https://courier.example/a',
        title: 'Dockers vote',
        outlet: 'Ellery Courier',
        publishedAt: '2026-03-04T14:05:00Z',
        text: expect.stringContaining(PARAGRAPHS.join('\n\n')),
      },
    });
  });

  it.each([
    ['the header', 'windows-1252', 'text/html; charset=ISO-8859-1', ''],
    ['the page itself', 'windows-1252', 'text/html', '<meta charset="windows-1252">'],
    ['nobody', 'windows-1252', 'text/html', ''],
    ['nobody, in UTF-8', 'utf-8', '', ''],
    ['a name that does not exist', 'utf-8', 'text/html; charset=utf-9', ''],
  ])('is decoded when its encoding is told by %s', async (_who, encoding, type, head) => {
    const text = article([`In the café of São Tomé, ${PARAGRAPHS[0]}`, ...PARAGRAPHS], head);
    const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
    server.on('/a', whole(bytes, type === '' ? {} : { 'content-type': type }));
    const fetched = await fetchPage(server.url('/a'), { client, robots, read: readPage });
    expect(fetched.ok ? fetched.value.text : '').toContain('café of São Tomé');
  });

  it('that is none, or has no article, is named', async () => {
    server.on('/pdf', whole('%PDF-1.7', { 'content-type': 'application/pdf' }));
    server.on('/list', whole('<html><body><ul><li><a href="/a">One</a></li><li>Two</li></ul></body></html>', HTML));
    server.on('/short', whole(article(['Ships left the port.']), HTML));
    server.on('/empty', whole('', HTML));
    server.on('/large', whole('a'.repeat(3 * 1024 * 1024 + 1), HTML));
    expect(await codeOf('/pdf')).toBe('not-a-page');
    for (const path of ['/list', '/short', '/empty']) expect(await codeOf(path)).toBe('no-article');
    expect(await codeOf('/large')).toBe('too-large');
    expect(await codeOf('/missing')).toBe('not-found');
  });
});

it('makes a reader that throws the fault of that page', async () => {
  server.on('/a', whole(article(PARAGRAPHS), HTML));
  const read = () => Promise.reject(new Error('an odd page'));
  const fetched = await fetchPage(server.url('/a'), { client, robots, read });
  expect(fetched).toMatchObject({ ok: false, refusal: { code: 'fault', cause: expect.any(Error) } });
});

describe('what stands before an article is not taken for its text', () => {
  const [first = ''] = PARAGRAPHS;
  const consent =
    'We and our partners store cookies on your device and use cookies for personalised ads. With your consent, we and ' +
    'our 812 partners may use tracking. You can refuse consent or change your privacy choices at any time. Read our ' +
    'privacy notice and the list of vendors to learn how each of these partners uses cookies, and for how long.';

  it.each([
    ['captcha', '<title>Just a moment...</title><p>Checking your browser before you go on to courier.example.'],
    ['captcha', '<title>courier.example</title><div id="px-captcha"></div><p>Press and hold.'],
    ['captcha', `<title>Access denied</title><p>${first}`],
    [
      'consent',
      `<html><body><article><h1>Before you go on</h1><p>${consent}</p><p>${consent}</p></article></body></html>`,
    ],
    [
      'paywall',
      article(
        PARAGRAPHS,
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
      ),
    ],
    [
      'paywall',
      article(
        PARAGRAPHS,
        '<script type="application/ld+json">{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"isAccessibleForFree":"http://schema.org/False"}]}</script>',
      ),
    ],
    ['paywall', article(PARAGRAPHS, '<meta property="article:content_tier" content="locked">')],
    ['paywall', article([...PARAGRAPHS, 'This article is for subscribers only. Subscribe to continue.'])],
    ['paywall', article([first], '', '<div><h2>To read the full story</h2><a>Log in</a></div>')],
    ['paywall', article([first, 'Weiter geht es nur für Abonnenten mit dem digitalen Angebot.'])],
    ['paywall', article([first, 'La suite est réservée aux abonnés.'])],
    ['script-needed', '<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>'],
  ])('%s', async (code, html) => {
    server.on('/a', whole(html, HTML));
    expect(await codeOf('/a')).toBe(code);
  });

  it('a consent or login page that a redirect leads to', async () => {
    server.on('/a', redirect('/cookiewall?back=a'));
    server.on('/cookiewall?back=a', whole(article(PARAGRAPHS), HTML));
    server.on('/b', redirect('/user/login'));
    server.on('/user/login', whole(article(PARAGRAPHS), HTML));
    expect(await codeOf('/a')).toBe('consent');
    expect(await codeOf('/b')).toBe('paywall');
  });

  it.each([
    [
      'that mentions such things',
      article([...PARAGRAPHS, 'The union said that the privacy of workers needs their consent, and cookies.']),
    ],
    [
      'with a reCAPTCHA in its form for comments',
      article([...PARAGRAPHS, ...PARAGRAPHS], '', '<div class="g-recaptcha"></div>'),
    ],
    [
      'with an offer to subscribe beside it',
      article([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS], '', '<aside>Already a subscriber?</aside>'),
    ],
    [
      'that is free, beside others that are not',
      article(
        PARAGRAPHS,
        '<script type="application/ld+json">{ broken</script><script type="application/ld+json">[{"@type":"ItemList",' +
          '"itemListElement":[{"@type":"NewsArticle","isAccessibleForFree":false}]},{"@type":"NewsArticle",' +
          '"isAccessibleForFree":true,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false}}]</script>',
      ),
    ],
    [
      'with a banner for consent',
      article([...PARAGRAPHS, ...PARAGRAPHS], '', `<div id="cookie-banner">${consent}</div>`),
    ],
  ])('but an article %s is', async (_what, html) => {
    server.on('/a', whole(html, HTML));
    expect(await codeOf('/a')).toBe('read');
  });
});

describe('robots.txt', () => {
  beforeEach(() => {
    for (const path of ['/a', '/b', '/private/a', '/private/open']) server.on(path, whole(article(PARAGRAPHS), HTML));
  });

  it('is asked once a day, and respected', async () => {
    server.on('/robots.txt', whole('User-agent: *\nDisallow: /private/\nAllow: /private/open\n'));
    expect(await codeOf('/private/a')).toBe('robots-refused');
    expect(await codeOf('/private/open')).toBe('read');
    expect(await codeOf('/a')).toBe('read');
    expect(asksFor('/private/a')).toBe(0);
    expect(asksFor('/robots.txt')).toBe(1);
    server.on('/robots.txt', whole('User-agent: *\nDisallow: /\n'));
    now = new Date(NOW.getTime() + 23 * 60 * 60_000);
    expect(await codeOf('/a')).toBe('read');
    now = new Date(NOW.getTime() + 25 * 60 * 60_000);
    expect(await codeOf('/a')).toBe('robots-refused');
  });

  it('is asked once by many pages at the same time', async () => {
    server.on('/robots.txt', whole(''));
    expect(await Promise.all(['/a', '/b', '/private/a'].map(codeOf))).toEqual(['read', 'read', 'read']);
    expect(asksFor('/robots.txt')).toBe(1);
  });

  it('is respected where a redirect leads', async () => {
    other.on('/robots.txt', whole('User-agent: Briefing-Bot\nDisallow: /'));
    other.on('/there', whole(article(PARAGRAPHS), HTML));
    server.on('/away', redirect(other.url('/there')));
    expect(await codeOf('/away')).toBe('robots-refused');
    expect(other.requests.map((request) => request.path)).toEqual(['/robots.txt']);
  });

  it.each([
    [
      'a group of our own goes before the one for all',
      'User-agent: *\nDisallow: /\n\nUser-agent: Briefing-Bot/2.0\nDisallow: /b',
      'read',
    ],
    [
      'groups for others are not ours',
      'User-agent: otherbot\nDisallow: /\nUser-agent: x\nUser-agent: y\nDisallow: /a',
      'read',
    ],
    [
      'a group may have several names',
      'User-agent: otherbot\r\nUser-agent: briefing-bot # us\r\nDisallow: /',
      'robots-refused',
    ],
    ['groups of the same name are one', 'User-agent: *\nDisallow: /b\nUser-agent: *\nDisallow: /a$', 'robots-refused'],
    ['rules have stars', 'User-agent: *\nDisallow: /*a', 'robots-refused'],
    ['the longest rule counts', 'User-agent: *\nDisallow: /\nAllow: /a', 'read'],
    ['an empty rule refuses nothing', 'User-agent: *\nDisallow:', 'read'],
    [
      'a byte order mark and junk are passed over',
      '\ufeffUser-agent: *\n<html>\nSitemap: /x\nDisallow: /',
      'robots-refused',
    ],
    ['a page instead of rules refuses nothing', '<!doctype html><title>Courier</title><p>Not found: this page', 'read'],
    ['rules without a group count for nobody', 'Disallow: /', 'read'],
  ])('%s', async (_what, text, code) => {
    server.on('/robots.txt', whole(text));
    expect(await codeOf('/a')).toBe(code);
  });

  it.each([
    [404, 'read'],
    [401, 'read'],
    [429, 'robots-unknown'],
    [503, 'robots-unknown'],
  ])('with status %i: %s', async (status, code) => {
    server.on('/robots.txt', whole('', {}, status));
    expect(await codeOf('/a')).toBe(code);
  });

  it('that is not known now is asked for again in an hour; known rules go on for a month', async () => {
    server.on('/robots.txt', whole('', {}, 500));
    expect(await codeOf('/a')).toBe('robots-unknown');
    server.on('/robots.txt', whole('User-agent: *\nDisallow: /b'));
    expect(await codeOf('/a')).toBe('robots-unknown');
    now = new Date(NOW.getTime() + 61 * 60_000);
    expect(await codeOf('/a')).toBe('read');
    server.on('/robots.txt', whole('', {}, 500));
    now = new Date(NOW.getTime() + 10 * 24 * 60 * 60_000);
    expect([await codeOf('/a'), await codeOf('/b')]).toEqual(['read', 'robots-refused']);
    now = new Date(NOW.getTime() + 40 * 24 * 60 * 60_000);
    expect(await codeOf('/a')).toBe('robots-unknown');
  });

  it('with redirects without an end refuses nothing', async () => {
    server.on('/robots.txt', redirect('/robots.txt'));
    expect(await codeOf('/a')).toBe('read');
  });

  it('asks for a longer pause', async () => {
    const slowed: [string, number][] = [];
    const gate = { ...client.gate, slow: (host: string, ms: number) => void slowed.push([host, ms]) };
    robots = createRobots({ client, gate, clock: { now: () => now }, product: 'briefing-bot' });
    server.on('/robots.txt', whole('User-agent: *\nCrawl-delay: 7\nDisallow:'));
    expect(await codeOf('/a')).toBe('read');
    expect(slowed).toEqual([['127.0.0.1', 7_000]]);
  });

  it('of any size and shape is read in little time', async () => {
    const agents = `${'User-agent: x\n'.repeat(16_000)}User-agent: *\n`;
    const starred = `Disallow: /${'*a'.repeat(900)}b\n`;
    server.on('/robots.txt', whole(`${agents}${'Disallow: /zz\n'.repeat(10_000)}${starred.repeat(60)}`));
    const path = `/${'a'.repeat(3_000)}`;
    server.on(path, whole(article(PARAGRAPHS), HTML));
    expect(await codeOf(path)).toBe('read');
  });

  it('is not remembered when it was stopped', async () => {
    server.on('/robots.txt', whole('User-agent: *\nDisallow: /b'));
    const stopped = await fetchPage(server.url('/a'), { client, robots, read: readPage, signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, refusal: { code: 'stopped' } });
    expect(await codeOf('/a')).toBe('read');
  });
});
