import type { IncomingMessage } from 'node:http';

/** What proxies add. One before this server would show the page to whoever reaches the proxy. */
const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-original-host',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'fly-client-ip',
  'x-envoy-external-address',
];
const LOOPBACK_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/** What is looked at of a request. */
interface Asked extends Pick<IncomingMessage, 'headers' | 'method' | 'httpVersion'> {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
}

/**
 * Why a request is not served, for who made it; null for one that comes from a browser on this machine, by a name of this
 * machine (else another site could take its own name for it), through no proxy and from no other site.
 */
export function findRefusal({ socket, headers, method, httpVersion }: Asked): string | null {
  if (!LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '')) {
    return 'This page is only for the machine that the bot runs on. From elsewhere: ssh -L 3000:127.0.0.1:3000 HOST';
  }
  if (!LOOPBACK_HOST.test(headers.host ?? '')) {
    return 'This page is only served as localhost or 127.0.0.1, not by another name.';
  }
  if (FORWARDED.some((name) => headers[name] !== undefined) || httpVersion === '1.0') {
    return 'This page is not served through a proxy: it has no login.';
  }
  const site = headers['sec-fetch-site'];
  const opened = headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opened) {
    return 'This page answers no other site.';
  }
  if (method === 'GET' || method === 'HEAD') return null;
  if (headers.origin !== `http://${headers.host}`) return 'This page takes nothing from another site.';
  if (!/^application\/json(?:;|$)/i.test(headers['content-type'] ?? '')) return 'This page takes JSON only.';
  return null;
}
