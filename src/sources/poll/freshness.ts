import type { HttpHeaders } from '../http/exchange.ts';
import { parseHttpDate } from './http-date.ts';

/**
 * For how many seconds a server says that its answer stays the newest: `max-age` less the age that it has already, else
 * `Expires` by the server's own clock. 0 where it says nothing, or that it must be asked again.
 */
export function freshSeconds(headers: HttpHeaders, now: Date): number {
  const control = (headers['cache-control'] ?? '').toLowerCase();
  if (/(?:^|[\s,])no-(?:cache|store)(?=[\s,;]|$)/.test(control)) return 0;
  const maxAge = /(?:^|[\s,;])max-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - ageOf(headers));
  const expires = parseHttpDate(headers['expires']);
  if (expires === null) return 0;
  const answered = parseHttpDate(headers['date']) ?? now.getTime();
  return Math.max(0, Math.floor((expires - answered) / 1_000));
}

function ageOf(headers: HttpHeaders): number {
  const age = headers['age']?.trim() ?? '';
  return /^\d{1,10}$/.test(age) ? Number(age) : 0;
}
