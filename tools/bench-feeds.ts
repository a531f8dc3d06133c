import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createSources } from '../src/create-sources.ts';
import { createLiveStories, openStore, silentLogger } from '../src/index.ts';
import { parseAllowedHosts } from '../src/sources/guard/allowed-hosts.ts';
import { inventArticles } from './invent-articles.ts';

const FEEDS = 1_000;
/** Loopback addresses that stand for hosts: one request at a time goes to each. */
const HOSTS = 200;
const ITEMS = 2;
const WORDS = 300;

/** Polls 1,000 feeds on a local server in one pass, then again: time, requests, bytes, and what was kept. */
export async function benchFeeds(): Promise<void> {
  const bodies = feedBodies();
  const seen = { requests: 0, bytes: 0, unchanged: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    const body = bodies[Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0)] ?? '';
    const etag = `"${body.length}-${request.url ?? ''}"`;
    if (request.headers['if-none-match'] === etag) {
      seen.unchanged += 1;
      return response.writeHead(304, { etag }).end();
    }
    seen.bytes += body.length;
    return response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'bench-feeds-'));
  try {
    await pollTwice(folder, port, seen);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pollTwice(folder: string, port: number, seen: { requests: number; bytes: number; unchanged: number }) {
  const store = await openStore(`file:${join(folder, 'bench.db')}`);
  if (!store.ok) throw new Error(store.refusal.advice);
  const hosts = Array.from({ length: HOSTS }, (_, at) => `127.0.${1 + (at >> 7)}.${1 + (at & 127)}`);
  const allowed = parseAllowedHosts(hosts.map((host) => `${host}:${port}`).join(' '));
  if (!allowed.ok) throw new Error(allowed.refusal.advice);
  let now = new Date('2026-03-05T08:00:00Z');
  const clock = { now: () => now };
  for (let at = 0; at < FEEDS; at++) {
    await store.value.feeds.follow(null, `http://${hosts[at % HOSTS]}:${port}/feed-${at}.xml`, 'bench', now);
  }
  const sources = createSources({
    ...store.value,
    owner: 'bench',
    stories: createLiveStories(store.value, silentLogger),
    allowed: allowed.value,
    intervalSeconds: 900,
    retentionDays: 90,
    contact: null,
    pauseMs: 0,
    clock,
    logger: silentLogger,
  });
  console.log(`\n${FEEDS} feeds of ${ITEMS} articles (${WORDS} words) on ${HOSTS} hosts of this machine\n`);
  for (const pass of ['first pass', 'second pass']) {
    Object.assign(seen, { requests: 0, bytes: 0, unchanged: 0 });
    const begun = performance.now();
    await sources.poll(now);
    const seconds = (performance.now() - begun) / 1000;
    const kept = await store.value.archive.count({
      feedIds: (await store.value.feeds.all()).map(({ id }) => id),
      mutedOutlets: [],
    });
    const rss = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      `${pass.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${seen.requests} requests, ${(seen.bytes / 1e6).toFixed(1)} MB, ${seen.unchanged} unchanged; ${kept} articles kept, ${rss} MB resident`,
    );
    now = new Date(now.getTime() + 7 * 3_600_000);
  }
  await sources.stop();
  await store.value.close();
}

function feedBodies(): string[] {
  const articles = inventArticles(FEEDS * ITEMS, WORDS);
  return Array.from({ length: FEEDS }, (_, feed) => {
    const items = articles
      .slice(feed * ITEMS, (feed + 1) * ITEMS)
      .map(
        ({ title, text }, at) =>
          `<item><title>${title} ${feed}</title><guid>${feed}-${at}</guid><link>http://feed-${feed}.example/${at}</link><pubDate>Thu, 05 Mar 2026 0${at}:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${text.replaceAll('\n', '</p><p>')}</p>]]></content:encoded></item>`,
      );
    return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Outlet ${feed}</title><link>http://feed-${feed}.example/</link>${items.join('')}</channel></rss>`;
  });
}
