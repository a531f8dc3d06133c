import { errors } from 'undici';
import { type FailureCode, FetchError, type FetchRefusal, fetchRefusal } from './fetch-refusal.ts';

/** By the start of an error's code, as Node, OpenSSL and undici name them; the first that fits counts. */
const BY_CODE: readonly (readonly [start: string, code: FailureCode])[] = [
  ['ENOTFOUND', 'no-such-host'],
  ['ENODATA', 'no-such-host'],
  ['EAI_', 'name-lookup'],
  ['ECONNREFUSED', 'connection-refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['EPERM', 'unreachable'],
  ['EINVAL', 'unreachable'],
  ['ETIMEDOUT', 'too-slow'],
  ['ERR_SOCKET_CONNECTION_TIMEOUT', 'too-slow'],
  ['UND_ERR_CONNECT_TIMEOUT', 'too-slow'],
  ['UND_ERR_HEADERS_TIMEOUT', 'too-slow'],
  ['UND_ERR_BODY_TIMEOUT', 'too-slow'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'wrong-length'],
  ['UND_ERR_HEADERS_OVERFLOW', 'bad-http'],
  ['UND_ERR_SOCKET', 'connection-lost'],
  ['ECONNRESET', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['ECONNABORTED', 'connection-lost'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-wrong-name'],
  ['HOSTNAME_MISMATCH', 'tls-wrong-name'],
  ['CERT_HAS_EXPIRED', 'tls-expired'],
  ['CERT_NOT_YET_VALID', 'tls-expired'],
  ['CERT_', 'tls-untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED', 'tls-untrusted'],
  ['SELF_SIGNED', 'tls-untrusted'],
  ['UNABLE_TO_', 'tls-untrusted'],
  ['INVALID_CA', 'tls-untrusted'],
  ['INVALID_PURPOSE', 'tls-untrusted'],
  ['EPROTO', 'tls-failed'],
  ['ERR_SSL_', 'tls-failed'],
  ['ERR_TLS_', 'tls-failed'],
  ['UND_ERR_DESTROYED', 'stopped'],
  ['UND_ERR_CLOSED', 'stopped'],
  ['ERR_BUFFER_TOO_LARGE', 'too-large'],
  ['Z_', 'bad-encoding'],
  ['ERR_BROTLI', 'bad-encoding'],
  ['ERR__ERROR', 'bad-encoding'],
  ['ERR_ZSTD', 'bad-encoding'],
  ['ZSTD_', 'bad-encoding'],
];

/**
 * Names what a request threw: the refusal that it carries, or by the error's code. Other errors of sockets are
 * `connection-lost`, anything else is a `fault` of ours.
 */
export function nameFailure(thrown: unknown): FetchRefusal {
  const first: unknown = thrown instanceof AggregateError ? (thrown.errors[0] ?? thrown) : thrown;
  if (first instanceof FetchError) return first.refusal;
  if (first instanceof errors.HTTPParserError) return fetchRefusal('bad-http', thrown);
  if (!(first instanceof Error)) return fetchRefusal('fault', thrown);
  const code = 'code' in first ? String(first.code) : '';
  const found = BY_CODE.find(([start]) => code.startsWith(start))?.[1];
  return fetchRefusal(found ?? ('syscall' in first ? 'connection-lost' : 'fault'), thrown);
}
