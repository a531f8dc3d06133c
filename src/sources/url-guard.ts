import { isIP } from 'node:net';
import { parseUrl } from '../kernel/parse-url.ts';
import { type AddressClass, addressClass } from './guard/address-class.ts';
import { type AllowedHosts, hostAndPort } from './guard/allowed-hosts.ts';
import { OPEN_PORTS } from './guard/open-ports.ts';
import { type FetchRefusal, type FetchResult, fetchRefusal } from './http/fetch-refusal.ts';

/** Decides which addresses may be reached: before a request by its words, and at each connection by the IP address. */
export interface UrlGuard {
  /**
   * Parses an address, or a redirect's relative one. Refuses what is not http or https, holds a name and password, has an
   * unusual port, or names this machine or a private IP address in any spelling.
   */
  check(address: string, base?: URL): FetchResult<URL>;
  /** Why the host of a checked address must not be reached at this IP address; null when it may. */
  refusalOf(ip: string, url: URL): FetchRefusal | null;
}

/** What an allowed host may be; never a cloud's metadata, a translated or a multicast address. */
const OPENED: readonly AddressClass[] = ['loopback', 'private', 'carrier', 'link-local'];
/** Never a name of the public web (RFC 6761). */
const LOCAL_NAME = /(?:^|\.)localhost\.?$/;
const LONGEST_ADDRESS = 4_000;

/** Creates a guard that refuses everything but the public web and the hosts named. */
export function createUrlGuard(allowed: AllowedHosts): UrlGuard {
  const refusalOf = (ip: string, url: URL): FetchRefusal | null => {
    const found = addressClass(ip);
    if (found === null || (OPENED.includes(found) && allowed.has(hostAndPort(url)))) return null;
    return fetchRefusal('address-private', `${url.host} is at ${ip} (${found})`);
  };
  return {
    refusalOf,
    check(address, base) {
      const refuse = (refusal: FetchRefusal): FetchResult<URL> => ({ ok: false, refusal });
      const url = address.length > LONGEST_ADDRESS ? null : parseUrl(address, base?.href);
      if (url === null) {
        return refuse(fetchRefusal('bad-address', address.slice(0, LONGEST_ADDRESS)));
      }
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse(fetchRefusal('address-scheme', address));
      if (url.username !== '' || url.password !== '') return refuse(fetchRefusal('address-credentials'));
      if (url.port !== '' && !OPEN_PORTS.includes(url.port) && !allowed.has(hostAndPort(url))) {
        return refuse(fetchRefusal('address-port', url.host));
      }
      url.hash = '';
      const ip = LOCAL_NAME.test(url.hostname) ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');
      const refusal = isIP(ip) === 0 ? null : refusalOf(ip, url);
      return refusal === null ? { ok: true, value: url } : refuse(refusal);
    },
  };
}
