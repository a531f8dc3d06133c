/** Port: keeps briefings that were shown, as JSON text, so that their buttons work after a restart and a day later. */
export interface ShownBriefings {
  /** Keeps the text under its id; keeping the same id again only renews its time. */
  keep(id: string, json: string, now: Date): Promise<void>;
  /** Null when it was never kept or is older than the time they are kept. */
  find(id: string): Promise<string | null>;
}
