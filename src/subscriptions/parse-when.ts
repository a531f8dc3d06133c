import { type Result, refuse } from '../kernel/errors.ts';

/** A schedule and, where the words name one, an IANA zone. */
export interface When {
  readonly schedule: Schedule;
  readonly zone: string | null;
}

/** Local wall times on some days, or a step that follows UTC. Days are ISO weekdays, 1 = Monday. */
export type Schedule =
  | { readonly kind: 'times'; readonly days: readonly number[]; readonly times: readonly string[] }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'cron'; readonly expression: string };

/** Reads "weekdays 8:30 Europe/Stockholm"; refuses with what would do. */
export function parseWhen(words: string): Result<When> {
  return refuse('when', `I can't read “${words}”.`);
}
