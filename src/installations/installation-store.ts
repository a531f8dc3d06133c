/** An installation as it is kept. */
export interface StoredInstallation {
  readonly platform: string;
  readonly tenantId: string;
  /** The organisation that a workspace belongs to, where the bot came in by that; null otherwise. */
  readonly organisationId: string | null;
  /** JSON text without secrets. */
  readonly details: string;
  /** The encrypted tokens; null where there are none (any more). */
  readonly sealed: string | null;
  readonly version: number;
  /** ISO 8601 instant. */
  readonly installedAt: string;
  /** ISO 8601 instant since when the bot is not there any more; null while it is. */
  readonly removedAt: string | null;
}

type Key = Pick<StoredInstallation, 'platform' | 'tenantId'>;

/** What was deleted of a workspace: some of it, what was left; or nothing, since it is there or was forgotten before. */
export type Forgotten = 'some' | 'all' | 'kept';

/** Port: keeps installations. What is sealed is never opened here. */
export interface InstallationStore {
  /** Null when the bot never was there, or everything of it is forgotten. */
  find(key: Key): Promise<StoredInstallation | null>;
  /** All that are there and have tokens of their own. */
  all(platform: string): Promise<readonly StoredInstallation[]>;
  /** Saves it in place of an earlier one, also one that was removed. */
  put(key: Key, details: string, sealed: string, now: Date): Promise<void>;
  /** Notes that a workspace is served by its organisation; false when that was known. */
  join(key: Key, organisationId: string, now: Date): Promise<boolean>;
  /** Deletes the tokens of that version, and lets go of the workspaces that it serves; all their ids, none for another version. */
  remove(key: Key, version: number, now: Date): Promise<readonly string[]>;
  /** Lets go of one workspace that this organisation serves; false when there is none. */
  leave(key: Key, organisationId: string, now: Date): Promise<boolean>;
  /** The workspaces that an organisation serves. */
  members(platform: string, organisationId: string): Promise<readonly string[]>;
  /** True for the one who asks for new tokens now, until `until`; false when the version is another. */
  claimRefresh(key: Key, version: number, now: Date, until: Date): Promise<boolean>;
  /** Replaces the tokens of that version and ends the claim; false when the version is another. */
  reseal(key: Key, version: number, sealed: string): Promise<boolean>;
  /** True once for each id until that time. */
  isFirstUse(id: string, until: Date, now: Date): Promise<boolean>;
  /** Those that were removed before that time, the longest gone first. */
  removedBefore(before: Date): Promise<readonly Key[]>;
  /**
   * Deletes at most `limit` rows of each kind of what a workspace left behind, and in the end its own row. Does nothing where
   * the bot is back.
   */
  forget(key: Key, before: Date, limit: number): Promise<Forgotten>;
}
