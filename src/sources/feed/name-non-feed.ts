import { type Refusal, refuse } from '../../kernel/errors.ts';
import { KNOWN_ELEMENTS } from './html-elements.ts';

/** How much of a page is looked at. */
const HEAD = 100_000;
/** Words of pages that ask whether the reader is a person, instead of answering. */
const CHALLENGE =
  /captcha|cf-chl|challenge-platform|just a moment\.\.\.|attention required!|checking your browser|verify (?:that )?you are (?:a )?human|are you a robot|unusual traffic|enable javascript and cookies|ddos protection|_incapsula_|datadome|px-captcha|perimeterx|sucuri website firewall|request unsuccessful/i;
const PAGE_ELEMENTS = new Set('html head title meta link script style base body form noscript frameset'.split(' '));
const LOGIN = /<input[^<>]{0,200}type\s*=\s*["']?password/i;

/** Says what a text is that is no feed, in words for the person who gave its address. */
export function nameNonFeed(text: string): Refusal {
  return describe(text.slice(0, HEAD).trimStart()).refusal;
}

function describe(head: string): { readonly refusal: Refusal } {
  if (/^[{[]/.test(head)) return refuse('json', 'That is JSON, but not a JSON Feed.');
  const root = rootOf(head);
  if (root !== null && (PAGE_ELEMENTS.has(root) || KNOWN_ELEMENTS.has(root))) {
    if (CHALLENGE.test(head)) {
      return refuse('challenge', 'That site asks visitors to prove that they are human, and gave no feed.');
    }
    if (LOGIN.test(head)) return refuse('login', 'That site asks for a login, and gave no feed.');
    return refuse('html', 'That is a web page, not a feed.');
  }
  if (root === 'opml') return refuse('opml', 'That is a list of feeds (OPML), not a feed. Import it instead.');
  if (root === 'urlset' || root === 'sitemapindex') return refuse('sitemap', 'That is a sitemap, not a feed.');
  if (root !== null) return refuse('xml', `That is XML (<${root}>), but not a feed.`);
  return refuse('text', 'That is plain text, not a feed.');
}

function rootOf(head: string): string | null {
  return /<([a-z][\w-]{0,40})(?=[\s/>:])/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
