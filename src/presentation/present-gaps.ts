import { plural } from '../kernel/text.ts';
import { publicationDate } from './dates.ts';
import { type Inline, text } from './document.ts';

/** A feed that fails. */
export interface SilentFeed {
  readonly address: string;
  /** ISO 8601; null where it never answered. */
  readonly lastSuccessAt: string | null;
}

const MOST_NAMED = 2;

/** "No answer from harbour.example since 06:10." for the servers of feeds that fail, in the order given. */
export function presentGaps(silent: readonly SilentFeed[]): Inline[] {
  const firsts = new Map<string, string | null>();
  for (const { address, lastSuccessAt } of silent) {
    const host = hostOf(address);
    if (!firsts.has(host)) firsts.set(host, lastSuccessAt);
  }
  const hosts = [...firsts];
  const named = hosts.slice(0, MOST_NAMED).flatMap(([host, lastSuccessAt], index): Inline[] => {
    const opening = text(`${index > 0 ? ' ' : ''}No answer from ${host}`);
    return lastSuccessAt === null
      ? [opening, text('.')]
      : [opening, text(' since '), publicationDate(lastSuccessAt), text('.')];
  });
  const more = hosts.length - MOST_NAMED;
  return more > 0 ? [...named, text(` Nor from ${plural(more, 'other server')}.`)] : named;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}
