/**
 * When a subscription is due. `times` and `monthly` are local wall times ("08:30", sorted, each once) on ISO weekdays
 * (1 = Monday) or days of the month (31 = the last day; a shorter month uses its last). `every` follows UTC. `cron` is
 * five checked fields in local wall time.
 */
export type Schedule =
  | { readonly kind: 'times'; readonly days: readonly number[]; readonly times: readonly string[] }
  | { readonly kind: 'monthly'; readonly days: readonly number[]; readonly times: readonly string[] }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'cron'; readonly expression: string };

/** The least distance between two editions of one subscription, in minutes. */
export const LEAST_MINUTES = 5;

/** The smallest distance in minutes between sorted minutes of a day, the step over midnight included. */
export function leastGap(minutes: readonly number[]): number {
  const first = minutes[0];
  if (first === undefined || minutes.length < 2) return 1440;
  return Math.min(...minutes.map((minute, index) => (minutes[index + 1] ?? first + 1440) - minute));
}
