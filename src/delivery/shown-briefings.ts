/** Port: keeps briefings as they were shown, as JSON text, so that their buttons work after a restart and a day later. */
export interface ShownBriefings {
  /** Keeps the text under its id for so many days, for whoever is there; keeping it again can only prolong its time. */
  keep(id: string, json: string, where: ShownWhere, now: Date, days?: number): Promise<void>;
  /** Null when it was not shown in that server or workspace nor in that channel, or is older than the time they are kept. */
  find(id: string, where: ShownWhere): Promise<string | null>;
}

/** Where a briefing was shown. In a conversation outside a server each person is a tenant, and the channel is shared. */
interface ShownWhere {
  readonly platform: string;
  readonly tenantId: string;
  readonly channelId: string;
}

/** Port: which briefing a person saw last on a topic, to say what has changed since. */
export interface LastBriefings {
  /** Remembers what is shown now and gives what was shown before; null for the first time. */
  swap(
    shown: { readonly platform: string; readonly userId: string; readonly topic: string; readonly shownId: string },
    now: Date,
  ): Promise<{ readonly shownId: string; readonly shownAt: string } | null>;
}

/** Port: which corrections a reader (a person or a channel) was told, so that each is told once. */
export interface ToldCorrections {
  /** Remembers that a reader is told these, and gives those that were not told before. */
  remember(reader: string, corrections: readonly string[], now: Date): Promise<ReadonlySet<string>>;
}
