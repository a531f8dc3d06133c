import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { parseUrl } from '../../kernel/parse-url.ts';
import { OPEN_PORTS } from './open-ports.ts';

/** Hosts that the guard lets through, as `host:port`, in the spelling of a parsed address. */
export type AllowedHosts = ReadonlySet<string>;

/**
 * Parses a list of hosts, such as `feeds.lan:8000, 10.0.0.5, [fd00::5]:8080`, parted by commas or white space; a host
 * without a port is let through on the usual web ports. Refuses with each entry that is no host: `allowed-hosts`.
 */
export function parseAllowedHosts(words: string): Result<AllowedHosts> {
  const allowed = new Set<string>();
  const wrong: string[] = [];
  for (const entry of words.split(/[\s,]+/).filter(Boolean)) {
    const hosts = hostsOf(entry);
    if (hosts.length === 0) wrong.push(entry);
    for (const host of hosts) allowed.add(host);
  }
  if (wrong.length === 0) return ok(allowed);
  return refuse('allowed-hosts', `must be a list of host:port; not one: ${wrong.join(' ')}`);
}

/** A parsed address as `host:port`, the port always given and the host without a dot at its end. */
export function hostAndPort(url: URL): string {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${url.hostname.replace(/\.$/, '')}:${port}`;
}

function hostsOf(entry: string): string[] {
  if (/[/@?#\\]/.test(entry)) return [];
  const port = /:(\d{1,5})$/.exec(entry.replace(/\[[^\]]*\]/, ''))?.[1];
  const host = port === undefined ? entry : entry.slice(0, -port.length - 1);
  const address = `http://${host}${port === undefined ? '' : `:${port}`}/`;
  const url = parseUrl(address);
  if (url === null) return [];
  const { hostname } = url;
  const ports = port === undefined ? OPEN_PORTS : [port];
  return ports.map((each) => `${hostname.replace(/\.$/, '')}:${Number(each)}`);
}
