import { allTold, parseTold, type Told } from './briefing/told.ts';
import type { DeliveryLedger } from './delivery/delivery-ledger.ts';

/** What a digest has told so far. */
export interface LookedBack {
  readonly told: Told;
  /** When something was told last. */
  readonly lastAt: Date;
}

/** Gives what a digest has told; null where it has told nothing yet. */
export type LookBack = (subscriptionId: number) => Promise<LookedBack | null>;

/** So many editions that told something are looked back at. */
const LOOKED_BACK = 30;
/** Channels that follow one topic were told the same: each text is read once. */
const MOST_REMEMBERED = 500;

/** Creates the looking back at what was told, over a ledger. */
export function createLookBack(ledger: Pick<DeliveryLedger, 'told'>): LookBack {
  const read = rememberTold();
  return async (subscriptionId) => {
    const earlier = await ledger.told(subscriptionId, LOOKED_BACK);
    const editions = earlier.flatMap((edition) => read(edition.told) ?? []);
    const lastAt = earlier[0]?.dueAt;
    return editions.length === 0 || lastAt === undefined ? null : { told: allTold(editions), lastAt: new Date(lastAt) };
  };
}

/** Reads what was kept of earlier editions, and remembers it. */
function rememberTold(): (json: string) => Told | null {
  const known = new Map<string, Told | null>();
  return (json) => {
    let told = known.get(json);
    if (told === undefined) {
      told = parseTold(json);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(json, told);
    }
    return told;
  };
}
