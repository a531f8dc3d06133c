import type { Where } from './commands/parts.ts';
import type { LastBriefings, ShownBriefings } from './delivery/shown-briefings.ts';
import type { Clock } from './kernel/clock.ts';
import { foldForSearch } from './kernel/text.ts';
import { parseShown, serializeShown } from './presentation/shown-as-text.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';

/** The briefings that were shown, each found only where it was. */
interface Shown {
  /** Keeps one for those who are there, longer than usual for `days`. */
  readonly keepShown: (shown: ShownBriefing, where: Where, days?: number) => Promise<void>;
  readonly findShown: (id: string, where: Where) => Promise<ShownBriefing | null>;
  /** Remembers that a person sees one, and gives the one that they saw there on its topic before; null for none. */
  readonly seenBefore: (
    person: Where & { readonly userId: string },
    topic: string,
    shown: ShownBriefing,
  ) => ReturnType<LastBriefings['swap']>;
}

/** Keeps shown briefings in the store. */
export function createShown(store: ShownBriefings, last: LastBriefings, clock: Clock): Shown {
  const findShown: Shown['findShown'] = async (id, where) => {
    const json = await store.find(id, where);
    return json === null ? null : parseShown(json);
  };
  return {
    findShown,
    keepShown: (shown, where, days) => store.keep(shown.id, serializeShown(shown), where, clock.now(), days),
    seenBefore: async (person, topic, { id }) => {
      const { platform, userId } = person;
      const before = await last.swap({ platform, userId, topic: foldForSearch(topic), shownId: id }, clock.now());
      return before && (await findShown(before.shownId, person)) ? before : null;
    },
  };
}
