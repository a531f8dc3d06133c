import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { buildConnector } from 'undici';
import type { UrlGuard } from '../url-guard.ts';
import { FetchError, type FetchRefusal, fetchRefusal } from './fetch-refusal.ts';

/** One IP address of a name. */
interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Looks a name up; rejects as `dns.lookup` does. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** The machine's own look-up: its hosts file, then its name servers. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

/** What a connector needs. */
export interface ConnectorParts {
  readonly guard: UrlGuard;
  readonly resolve: Resolve;
  readonly timeMs: number;
  /** Certificates in PEM that are trusted besides the usual ones. */
  readonly certificates?: string;
}

/**
 * Creates undici's connector, guarded: the connection goes to the very IP addresses that were looked up and checked for
 * it, so that a name cannot change its mind in between; the address that was reached is checked once more.
 */
export function createGuardedConnector(parts: ConnectorParts): buildConnector.connector {
  const { guard, resolve, timeMs, certificates } = parts;
  const trusted = certificates === undefined ? {} : { ca: [...rootCertificates, certificates] };
  return (options, callback) => {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    const checked = checkedLookup(guard, resolve, url);
    const connect = buildConnector({ ...trusted, timeout: timeMs, maxCachedSessions: 0, lookup: checked });
    connect(options, (...[error, socket]) => {
      const refusal = error === null ? guard.refusalOf(socket.remoteAddress ?? '', url) : null;
      if (error !== null) callback(error, null);
      else if (refusal === null) callback(null, socket);
      else {
        socket.destroy();
        callback(new FetchError(refusal), null);
      }
    });
  };
}

/** Looks up and leaves out what must not be reached; with nothing left, the connection fails with the first refusal. */
function checkedLookup(guard: UrlGuard, resolve: Resolve, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    const settle = (found: readonly ResolvedAddress[]): void => {
      const refusals: FetchRefusal[] = [];
      const open = found.filter(({ address }) => {
        const refusal = guard.refusalOf(address, url);
        if (refusal !== null) refusals.push(refusal);
        return refusal === null;
      });
      const [first] = open;
      if (first === undefined) callback(new FetchError(refusals[0] ?? fetchRefusal('no-such-host')), '');
      else if (options.all === true) callback(null, open);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(settle, (thrown: unknown) => callback(asError(thrown), ''));
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
