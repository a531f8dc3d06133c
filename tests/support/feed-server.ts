import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One article of a feed server. */
export interface ServedArticle {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
  /** As the feed writes it. */
  readonly date: string;
  readonly guid?: string;
  /** The feed gives only the first words, and the page the whole text. */
  readonly excerpt?: boolean;
}

/** An outlet on loopback: a home page that names its feed, the feed with an ETag, and a page for each article. */
export interface FeedServer {
  readonly url: string;
  readonly feedUrl: string;
  /** For ALLOWED_PRIVATE_HOSTS. */
  readonly host: string;
  /** What was asked for, in order. */
  readonly requests: string[];
  /** With which status its feed answered, in order. */
  readonly answers: number[];
  /** What the feed holds from now on. */
  articles: readonly ServedArticle[];
  /** Further files by their path. */
  readonly files: Map<string, string>;
  /** Whether its articles have pages. */
  pages: boolean;
  /** Answers with this status instead; 0 for none. */
  status: number;
  close(): Promise<void>;
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Starts one on a free port. */
export async function startFeedServer(outlet: string, articles: readonly ServedArticle[]): Promise<FeedServer> {
  const http = createServer((request, response) => {
    const path = request.url ?? '/';
    served.requests.push(path);
    if (path === '/feed.xml') response.on('finish', () => served.answers.push(response.statusCode));
    const send = (type: string, body: string, headers = {}) =>
      response.writeHead(served.status || 200, { 'content-type': type, ...headers }).end(body);
    if (path === '/robots.txt') return response.writeHead(404).end();
    if (path === '/') return send('text/html', home(outlet));
    if (path === '/feed.xml') {
      const body = feed(outlet, served);
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      if (!served.status && request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
      return send('application/rss+xml', body, { etag });
    }
    const file = served.files.get(path);
    if (file !== undefined) return send('text/plain', file);
    const article = served.articles.find(({ slug }) => path === `/${slug}`);
    return article && served.pages ? send('text/html', page(outlet, article)) : response.writeHead(404).end();
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const served: FeedServer = {
    url,
    feedUrl: `${url}/feed.xml`,
    host: `127.0.0.1:${port}`,
    requests: [],
    answers: [],
    articles,
    files: new Map(),
    pages: true,
    status: 0,
    close: () =>
      new Promise((closed) => {
        http.close(() => closed());
        http.closeAllConnections();
      }),
  };
  return served;
}

function home(outlet: string): string {
  return `<html><head><title>${outlet}</title><link rel="alternate" type="application/rss+xml" href="/feed.xml" title="${outlet}"></head><body><h1>${outlet}</h1></body></html>`;
}

function feed(outlet: string, { url, articles }: FeedServer): string {
  const items = articles.map(({ slug, title, text, date, guid, excerpt }) => {
    const body = excerpt
      ? `<description>${escapeXml(text.slice(0, 80))}…</description>`
      : `<content:encoded>${escapeXml(paragraphs(text))}</content:encoded>`;
    return `<item><title>${escapeXml(title)}</title><link>${url}/${slug}</link><guid isPermaLink="false">${guid ?? slug}</guid><pubDate>${date}</pubDate>${body}</item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${outlet}</title><link>${url}/</link>${items.join('')}</channel></rss>`;
}

function page(outlet: string, { title, text }: ServedArticle): string {
  return `<html><head><title>${escapeXml(title)}</title><meta property="og:site_name" content="${outlet}"></head><body><article><h1>${escapeXml(title)}</h1>${paragraphs(text)}</article></body></html>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((paragraph) => `<p>${escapeXml(paragraph)}</p>`)
    .join('');
}
