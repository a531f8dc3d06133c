import type { HttpHeaders } from './exchange.ts';
import { type FailureCode, type FetchRefusal, fetchRefusal } from './fetch-refusal.ts';

const BY_STATUS: Readonly<Record<number, FailureCode>> = {
  401: 'login-needed',
  402: 'login-needed',
  403: 'forbidden',
  404: 'not-found',
  407: 'login-needed',
  410: 'gone',
  429: 'rate-limited',
  451: 'forbidden',
};

/** Names a status that is no success; null for 200 to 299. A content network that asks for a human is a `captcha`. */
export function statusFailure(status: number, headers: HttpHeaders): FetchRefusal | null {
  if (status >= 200 && status < 300) return null;
  if (headers['cf-mitigated'] === 'challenge' || headers['x-datadome'] === 'protected')
    return fetchRefusal('captcha', status);
  return fetchRefusal(BY_STATUS[status] ?? (status >= 500 ? 'server-error' : 'odd-status'), status);
}
