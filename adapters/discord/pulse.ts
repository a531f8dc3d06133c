import type { Clock } from '../../src/index.ts';

/** For how long an answer shows that the API answers, in ms. */
const FRESH_MS = 10_000;

/**
 * Whether the API answers, asked where there is reason to doubt it. A post whose answer never comes may have been made and
 * can't be made again later; so in an outage something that may be repeated goes first.
 */
export interface Pulse {
  beats(): Promise<boolean>;
  /** Told what became of a post: whether Discord answered. */
  felt(answered: boolean): void;
}

/** `doubtful` tells of other signs of an outage; `ask` asks the API and may be repeated. */
export function createPulse(clock: Clock, doubtful: () => boolean, ask: () => Promise<boolean>): Pulse {
  let lost = false;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<boolean> | null = null;

  function felt(answered: boolean): void {
    lost = !answered;
    answeredAt = answered ? clock.now().getTime() : Number.NEGATIVE_INFINITY;
  }
  async function feel(): Promise<boolean> {
    const answered = await ask();
    felt(answered);
    asking = null;
    return answered;
  }
  return {
    felt,
    async beats() {
      if (!lost && !doubtful()) return true;
      if (clock.now().getTime() - answeredAt < FRESH_MS) return true;
      asking ??= feel();
      return await asking;
    },
  };
}
