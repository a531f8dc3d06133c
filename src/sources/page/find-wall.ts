import { countWords } from '../../kernel/text.ts';
import { findAccess } from './find-access.ts';
import { roughText } from './rough-text.ts';
import { CAPTCHA_MARKS, CAPTCHA_TITLES, CONSENT_WORDS, PAYWALL_PHRASES, SCRIPT_PHRASES } from './wall-marks.ts';

/** What stands in front of an article instead of its text. */
export type Wall = 'captcha' | 'consent' | 'paywall' | 'script-needed';

/** Free articles carry the same words around them; a longer text than this is one. */
const CAPTCHA_WORDS = 150;
const CONSENT_PAGE_WORDS = 600;
const BREAKS_OFF_WORDS = 400;
const TEASER_WORDS = 120;
const EMPTY_WORDS = 50;
const LEAST_CONSENT_WORDS = 5;
const LEAST_CONSENT_SHARE = 0.04;
const CONSENT_HOST = /^(?:consent|guce|cmp|cookiewall|privacy)\./;
const CONSENT_PATH = /\/(?:collectconsent|cookie-?wall|privacy-?gate|privacy-?wall|cookie-?consent|consent)\/?$/;
const LOGIN_PATH = /\/(?:login|log-in|signin|sign-in|subscribe|paywall|checkout)\/?$/;
const TITLE = /<title[^<>]{0,200}>([^<]{0,300})/;

/**
 * Finds what a page shows instead of an article, by what such pages have in common in many languages; null where the
 * text may be trusted. `article` is the text that was taken out of the page, where one was.
 */
export function findWall(html: string, address: string, article?: string): Wall | null {
  const source = html.toLowerCase();
  const shown = roughText(source);
  const read = (article ?? shown).toLowerCase();
  const words = countWords(read);
  if (isCaptcha(source, words)) return 'captcha';
  const { hostname, pathname } = new URL(address.toLowerCase());
  if (CONSENT_HOST.test(hostname) || CONSENT_PATH.test(pathname) || isConsent(read, words)) return 'consent';
  const access = findAccess(html);
  if (access === 'locked' || LOGIN_PATH.test(pathname)) return 'paywall';
  const breaksOff = words < BREAKS_OFF_WORDS && includesAny(read, PAYWALL_PHRASES);
  if (breaksOff || (words < TEASER_WORDS && includesAny(shown, PAYWALL_PHRASES))) return 'paywall';
  return words < EMPTY_WORDS && includesAny(source, SCRIPT_PHRASES) ? 'script-needed' : null;
}

function isCaptcha(source: string, words: number): boolean {
  if (words > CAPTCHA_WORDS) return false;
  const title = TITLE.exec(source)?.[1] ?? '';
  return includesAny(title, CAPTCHA_TITLES) || (words < EMPTY_WORDS && includesAny(source, CAPTCHA_MARKS));
}

function isConsent(read: string, words: number): boolean {
  if (words > CONSENT_PAGE_WORDS) return false;
  const marks: ReadonlySet<string> = new Set(CONSENT_WORDS);
  const hits = (read.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => marks.has(word)).length;
  return hits >= LEAST_CONSENT_WORDS && hits >= words * LEAST_CONSENT_SHARE;
}

function includesAny(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}
