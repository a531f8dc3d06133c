import { describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../../src/sources/discover-feeds.ts';

const PAGE = 'https://courier.example/world/';

describe('discoverFeeds', () => {
  it('gives the feeds that a page names, in its order, absolute, each once', () => {
    const { named } = discoverFeeds(
      `<html><head><base href="https://courier.example/base/">
       <link rel="alternate" type="application/rss+xml" title="World &amp; trade" href="/rss/world">
       <LINK TYPE='application/atom+xml' HREF='atom.xml#x' REL='ALTERNATE home'/>
       <link rel="alternate" type="application/rss+xml" href="/rss/world" title="again">
       <link rel=alternate type=application/feed+json href=feed.json>
       <link rel="alternate" hreflang="fr" type="text/html" href="/fr/"><link rel="alternate stylesheet" type="text/css" href="/rss.css">
       <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/7"><link rel="alternate" type="application/rss+xml" href="javascript:x">
       <script>document.write('<link rel="alternate" type="application/rss+xml" href="/no">')</script>
       <!-- <link rel="alternate" type="application/rss+xml" href="/no"> --></head></html>`,
      PAGE,
    );
    expect(named).toEqual([
      { url: 'https://courier.example/rss/world', title: 'World & trade' },
      { url: 'https://courier.example/base/atom.xml', title: null },
      { url: 'https://courier.example/base/feed.json', title: null },
    ]);
  });

  it('offers links that look like feeds, then the usual places', () => {
    const { named, candidates } = discoverFeeds('<a href="/about">About</a><a href="/services/rss/all">RSS</a>', PAGE);
    expect(named).toEqual([]);
    expect(candidates.slice(0, 3)).toEqual([
      'https://courier.example/services/rss/all',
      'https://courier.example/world/feed',
      'https://courier.example/world/rss',
    ]);
    expect(candidates).toContain('https://courier.example/feed');
  });

  it('an address that is none gives nothing, and hostile pages end', () => {
    expect(discoverFeeds('<link rel="alternate" type="application/rss+xml" href="x">', 'mailto:a@b.example')).toEqual({
      named: [],
      candidates: [],
    });
    const many = '<link rel="alternate" type="application/rss+xml" href="/x">'.repeat(10_000);
    expect(discoverFeeds(many + '<link '.repeat(100_000), PAGE).named).toHaveLength(1);
    expect(discoverFeeds(`<a href="/rss${'.1'.repeat(50_000)}x">`, PAGE).named).toEqual([]);
  });
});
