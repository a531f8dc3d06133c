import type { HttpHeaders } from '../http/exchange.ts';
import { parseHttpDate } from './http-date.ts';

/** For how many seconds a server asks to be left alone: `Retry-After` in seconds or as a date. 0 where it does not. */
export function retryAfterSeconds(headers: HttpHeaders, now: Date): number {
  const words = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,10}$/.test(words)) return Number(words);
  const at = parseHttpDate(words);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now.getTime()) / 1_000));
}
