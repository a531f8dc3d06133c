/** Port: which of several processes on one database asks the feeds; see `docs/adr/0008-one-process-asks.md`. */
export interface PollLease {
  /** Takes or renews it until then, in one step; false while another owner has it. */
  take(owner: string, now: Date, until: Date): Promise<boolean>;
  /** Gives it back, so that another may take it at once; where another has it, nothing happens. */
  giveBack(owner: string): Promise<void>;
}
