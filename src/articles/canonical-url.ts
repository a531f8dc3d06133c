import { parseUrl } from '../kernel/parse-url.ts';
import { isTracking } from './tracking-parameters.ts';

/** Hosts that show the same page to telephones, or with `www.` before the name. */
const SAME_HOST = /^(?:(?:www\d?|m|mobile|amp|touch|wap)\.)+(?=[^.]+\.[^.]+)/;
const INNER_MOBILE = /^([a-z]{2,3})\.m\.(?=[^.]+\.[^.]+$)/;
/** Caches of other sites' pages: what follows is the page's own address. */
const CACHED_PATH = /^\/(?:amp|c|v|i)\/(s\/)?(?=[^/]+\.[^/]+)/;
const AMP_END = /(?:[./]amp)+(?=\/*$|\.html?\/*$)/;
const AMP_START = /^(?:\/amp)+(?=\/.)/;
const INDEX_PAGE = /\/index\.html?$/;
const UNRESERVED = /^[\w.~-]$/;
/** How often one address may stand in another. */
const MOST_ROUNDS = 10;
/** Longer ones are no page's. */
const LONGEST = 8_192;

/**
 * The one address that all addresses of a page share, for comparing, not for fetching: tracking parameters, AMP and
 * mobile forms, `www.`, fragment, default port, credentials and trailing slashes off, `https`, parameters in order.
 * What is no web address is given back as it is. Doing it twice changes nothing.
 */
export function canonicalUrl(url: string): string {
  let current = url.trim();
  if (current.length > LONGEST) return current;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = simplify(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

function simplify(address: string): string {
  const parsed = parseUrl(address);
  if (parsed === null) return address;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return address;
  const cached = cachedAddress(parsed);
  if (cached !== null) return cached;
  const host = parsed.hostname.replace(/\.+$/, '').replace(SAME_HOST, '').replace(INNER_MOBILE, '$1.');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const query = simplifyQuery(parsed.search.slice(1));
  const fragment = parsed.hash.startsWith('#!') ? parsed.hash : '';
  const scheme = port === '' ? 'https:' : parsed.protocol;
  return `${scheme}//${host}${port}${simplifyPath(parsed.pathname)}${query === '' ? '' : `?${query}`}${fragment}`;
}

/** The address within that of an AMP cache (`…/amp/s/host/path`); null for any other. */
function cachedAddress({ hostname, pathname, search }: URL): string | null {
  const isCache = /(?:^|\.)google\.[a-z.]{2,6}$/.test(hostname) || hostname.endsWith('.cdn.ampproject.org');
  const found = isCache ? CACHED_PATH.exec(pathname) : null;
  const inner = found ? `https://${pathname.slice(found[0].length)}${search}` : '';
  return inner !== '' && parseUrl(inner) !== null ? inner : null;
}

function simplifyPath(path: string): string {
  const plain = path
    .replace(/%[\da-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return UNRESERVED.test(character) ? character : code.toUpperCase();
    })
    .replace(/\/{2,}/g, '/')
    .replace(AMP_START, '')
    .replace(AMP_END, '')
    .replace(INDEX_PAGE, '/');
  return plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

function simplifyQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => {
      const equals = pair.indexOf('=');
      const name = decode(equals === -1 ? pair : pair.slice(0, equals));
      return pair !== '' && !isTracking(name, equals === -1 ? '' : decode(pair.slice(equals + 1)));
    })
    .sort()
    .join('&');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
