import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/parse-feed.ts';

function read(text: string, headers: Record<string, string> = {}, address?: string) {
  const result = parseFeed(Buffer.from(text), headers, address);
  if (!result.ok) throw new Error(result.refusal.code);
  const { entries, ...feed } = result.value;
  return { feed, entries, first: entries[0] };
}

const NS =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${NS}><channel><title>Ellery Courier</title>
   <link>https://courier.example/</link>${channel}${items}</channel></rss>`;
const atom = (entry: string, feed = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Radio</title>${feed}<entry>${entry}</entry></feed>`;

describe('RSS', () => {
  it('gives what an item says', () => {
    const { feed, first } = read(
      rss(
        `<item><title>Dockers &amp;amp; pilots vote</title><link>/news/1</link><guid isPermaLink="false">n1</guid>
         <pubDate>Wed, 04 Mar 2026 14:05:00 +0100</pubDate><dc:creator>Ana Ruiz</dc:creator>
         <description>&lt;p&gt;They &lt;b&gt;voted&lt;/b&gt;.&lt;/p&gt;</description>
         <content:encoded><![CDATA[<p>They voted.</p><p>It rained.</p>]]></content:encoded>
         <source url="https://nwa.example/rss">NWA</source></item>`,
        '<language>en_GB</language><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>',
      ),
    );
    expect(feed).toEqual({
      format: 'rss',
      title: { text: 'Ellery Courier', html: null },
      link: 'https://courier.example/',
      language: 'en-gb',
      ttlMinutes: 30,
      skipHours: [3, 0],
      skipDays: ['sunday'],
      leftOut: 0,
    });
    expect(first).toEqual({
      id: 'n1',
      title: { text: 'Dockers & pilots vote', html: 'Dockers &amp; pilots vote' },
      link: 'https://courier.example/news/1',
      published: '2026-03-04T13:05:00Z',
      updated: null,
      summary: { text: 'They voted.', html: '<p>They <b>voted</b>.</p>' },
      content: { text: 'They voted.\n\nIt rained.', html: '<p>They voted.</p><p>It rained.</p>' },
      authors: ['Ana Ruiz'],
      source: 'NWA',
      language: null,
    });
  });

  it('finds a link and a date wherever feeds put them', () => {
    expect(read(rss('<item><guid>https://courier.example/n1</guid></item>')).first?.link).toBe(
      'https://courier.example/n1',
    );
    expect(
      read(rss('<item><guid isPermaLink="false">https://courier.example/n1</guid></item>')).first?.link,
    ).toBeNull();
    expect(read(rss('<item><link/><atom:link href="https://courier.example/n1"/></item>')).first?.link).toBe(
      'https://courier.example/n1',
    );
    expect(read(rss('<item><title>a</title><dc:date>2026-03-04</dc:date></item>')).first?.published).toBe(
      '2026-03-04T00:00:00Z',
    );
    expect(read(rss('<item><title>a</title><pubDate>soon</pubDate></item>')).first?.published).toBeNull();
    expect(
      read(rss('', '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>')).feed
        .ttlMinutes,
    ).toBe(30);
  });

  it('takes the page that FeedBurner keeps beside its own link', () => {
    const inner =
      '<link>https://feedproxy.example/~r/1</link><f:origLink>https://courier.example/1?a=1&amp;b=2</f:origLink>';
    const item = `<item xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">${inner}</item>`;
    expect(read(rss(item)).first?.link).toBe('https://courier.example/1?a=1&b=2');
  });

  it('names the source that an item credits, and no photographer', () => {
    const source = (inner: string) => read(rss(`<item><title>a</title>${inner}</item>`)).first?.source;
    expect(source('<dc:publisher>NWA</dc:publisher>')).toBe('NWA');
    expect(source('<media:credit>NWA</media:credit>')).toBe('NWA');
    expect(source('<media:credit role="photographer">Ana Ruiz</media:credit>')).toBeNull();
    expect(source('<media:content url="a.jpg"><media:credit>Ana Ruiz</media:credit></media:content>')).toBeNull();
  });

  it('relative links: xml:base, then the feed’s page, then where the feed was fetched', () => {
    const item = '<item><link>n/1</link></item>';
    expect(read(`<rss xml:base="https://a.example/x/"><channel>${item}</channel></rss>`).first?.link).toBe(
      'https://a.example/x/n/1',
    );
    expect(read(rss(item), {}, 'https://feeds.example/courier').first?.link).toBe('https://courier.example/n/1');
    expect(read(`<rss><channel>${item}</channel></rss>`, {}, 'https://b.example/feed').first?.link).toBe(
      'https://b.example/n/1',
    );
    expect(read(rss('<item><link>javascript:alert(1)</link></item>')).first?.link).toBeNull();
  });

  it('reads markup that was not escaped, and elements of another namespace for what they are', () => {
    const { first } = read(
      rss(`<item xmlns:x="https://x.example/ns"><x:title>wrong</x:title><title>right</title>
        <description><p>They <i>voted</i> &lt;twice&gt;.</p></description><x:y><title>wrong too</title></x:y></item>`),
    );
    expect(first?.title?.text).toBe('right');
    expect(first?.summary?.text).toBe('They voted <twice>.');
  });

  it('RSS 1.0, whatever its prefixes', () => {
    const { feed, entries } =
      read(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel r:about="https://courier.example/rdf"><title>Courier</title><link>https://courier.example/</link>
      <items><r:Seq><r:li r:resource="https://courier.example/2"/></r:Seq></items></channel>
      <item r:about="https://courier.example/1"><title>One</title><d:date>2026-03-04T14:05:00Z</d:date><d:creator>Ana Ruiz</d:creator></item>
      <item r:about="https://courier.example/2"><title>Two</title><link>https://courier.example/two</link></item></r:RDF>`);
    expect(feed).toMatchObject({ format: 'rdf', title: { text: 'Courier' }, link: 'https://courier.example/' });
    expect(
      entries.map(({ id, link, title, published, authors }) => [id, link, title?.text, published, authors]),
    ).toEqual([
      ['https://courier.example/1', 'https://courier.example/1', 'One', '2026-03-04T14:05:00Z', ['Ana Ruiz']],
      ['https://courier.example/2', 'https://courier.example/two', 'Two', null, []],
    ]);
  });

  it('CDF', () => {
    const { feed, first } = read(`<CHANNEL HREF="https://courier.example/"><TITLE>Courier</TITLE>
      <ITEM HREF="https://courier.example/1" LASTMOD="2026-03-04T14:05:00Z"><TITLE>One</TITLE><ABSTRACT>They voted.</ABSTRACT></ITEM></CHANNEL>`);
    expect(feed).toMatchObject({ title: { text: 'Courier' }, link: 'https://courier.example/' });
    expect(first).toMatchObject({
      link: 'https://courier.example/1',
      published: '2026-03-04T14:05:00Z',
      title: { text: 'One' },
      summary: { text: 'They voted.' },
    });
  });
});

describe('Atom', () => {
  it('gives what an entry says', () => {
    const { feed, first } = read(
      atom(
        `<title type="html">Pilots &amp;amp; &lt;i&gt;crews&lt;/i&gt;</title><id>tag:radio.example,2026:1</id>
         <link rel="enclosure" href="/a.mp3"/><link href="/1"/><published>2026-03-04T14:05:00+01:00</published>
         <updated>2026-03-05T08:00:00Z</updated><author><name>Tom Okoro</name></author>
         <summary>1 &lt; 2</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They &lt;met&gt;.</p></div></content>
         <source><title>NWA</title></source>`,
        '<link rel="self" href="/feed"/><link rel="alternate" type="text/html" href="https://radio.example/news/"/>',
      ).replace('<feed', '<feed xml:lang="pt-BR" xml:base="https://radio.example/"'),
    );
    expect(feed).toMatchObject({ format: 'atom', link: 'https://radio.example/news/', language: 'pt-br' });
    expect(first).toEqual({
      id: 'tag:radio.example,2026:1',
      title: { text: 'Pilots & crews', html: 'Pilots &amp; <i>crews</i>' },
      link: 'https://radio.example/1',
      published: '2026-03-04T13:05:00Z',
      updated: '2026-03-05T08:00:00Z',
      summary: { text: '1 < 2', html: null },
      content: { text: 'They <met>.', html: '<p>They &lt;met&gt;.</p>' },
      authors: ['Tom Okoro'],
      source: 'NWA',
      language: 'pt-br',
    });
  });

  it('Atom 0.3, with its own names and encodings', () => {
    const encoded = Buffer.from('<p>They met.</p>').toString('base64');
    const { first } = read(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Radio</title><entry>
      <title type="text/html" mode="escaped">A &lt;b&gt;vote&lt;/b&gt;</title><issued>2026-03-04T14:05:00Z</issued>
      <modified>2026-03-05T14:05:00Z</modified><content type="text/html" mode="base64">${encoded}</content></entry></feed>`);
    expect(first).toMatchObject({
      title: { text: 'A vote' },
      published: '2026-03-04T14:05:00Z',
      updated: '2026-03-05T14:05:00Z',
      content: { text: 'They met.' },
    });
  });

  it('text that says nothing of its kind may be markup all the same', () => {
    const { first } = read(
      atom(
        '<title>A &amp;lt;b&amp;gt; &amp;amp; c</title><summary>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</summary>',
      ),
    );
    expect([first?.title?.text, first?.summary?.text]).toEqual(['A <b> & c', 'One\n\nTwo']);
    expect(read(atom('<title type="text">A &amp;amp; b</title>')).first?.title?.text).toBe('A &amp; b');
    expect(
      read(atom('<title type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</title>')).first?.title?.text,
    ).toBe('One Two');
  });

  it('prefixed, without its namespace, with RSS names, or a single entry', () => {
    const prefixed = '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title></a:entry></a:feed>';
    expect(read(prefixed).first?.title?.text).toBe('One');
    expect(read('<feed><entry><title>One</title></entry></feed>').first?.title?.text).toBe('One');
    expect(read('<entry xmlns="http://www.w3.org/2005/Atom"><title>One</title></entry>').first?.title?.text).toBe(
      'One',
    );
    expect(read(atom('<title>One</title><pubDate>Wed, 04 Mar 2026 14:05:00 GMT</pubDate>')).first?.published).toBe(
      '2026-03-04T14:05:00Z',
    );
  });
});

describe('JSON Feed', () => {
  it('gives what an item says', () => {
    const { feed, first } = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Courier',
        home_page_url: 'https://courier.example/',
        language: 'en',
        authors: [{ name: 'The desk' }],
        items: [
          {
            id: '7',
            url: '/7',
            title: 'A < B',
            content_html: '<p>They met.</p>',
            date_published: '2026-03-04T14:05:00+01:00',
          },
        ],
      }),
    );
    expect(feed).toMatchObject({
      format: 'json',
      title: { text: 'Courier' },
      link: 'https://courier.example/',
      language: 'en',
    });
    expect(first).toMatchObject({
      id: '7',
      link: 'https://courier.example/7',
      title: { text: 'A < B', html: null },
      content: { text: 'They met.' },
      published: '2026-03-04T13:05:00Z',
      authors: ['The desk'],
    });
  });
});

it('takes the language from the header where the feed is silent', () => {
  expect(read('<rss><channel/></rss>', { 'content-language': 'sv' }).feed.language).toBe('sv');
});
