/** What a workspace, or an organisation over several, gave the bot when it was installed there. */
export interface Installation {
  /** The workspace, or the organisation. */
  readonly tenantId: string;
  readonly name: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  readonly tokens: Tokens;
}

/** What the bot shows to act in a workspace; neither goes into a log. */
export interface Tokens {
  readonly access: string;
  /** With it a new pair is asked for; null where the access token does not expire. */
  readonly refresh: string | null;
  /** ISO 8601 instant; null where it does not expire. */
  readonly expiresAt: string | null;
}

/** An installation that is there, with what tells one state of it from the next. */
export interface LiveInstallation extends Installation {
  /** Rises with every change, so that two processes do not write over each other. */
  readonly version: number;
  readonly installedAt: string;
}

/** The installations of one platform, their tokens encrypted where they are kept. */
export interface Installations {
  /**
   * By which a workspace is served: its own, or its organisation's, which need not be told once it is known; null when there
   * is none. Throws when its tokens can't be opened.
   */
  find(tenantId: string, organisationId: string | null): Promise<LiveInstallation | null>;
  /** Saves it in place of an earlier one; digests that stopped when the bot was removed go on. */
  save(installation: Installation): Promise<void>;
  /** The bot was removed there: deletes the tokens and stops the digests. False when the installation changed meanwhile. */
  remove(installation: LiveInstallation): Promise<boolean>;
  /** An organisation took the bot out of one of its workspaces. */
  removeMember(tenantId: string, organisationId: string): Promise<void>;
  /** True for one caller only, until the claim ends: that one asks for new tokens. */
  claimRefresh(installation: LiveInstallation): Promise<boolean>;
  /** False when the installation changed meanwhile. */
  saveTokens(installation: LiveInstallation, tokens: Tokens): Promise<boolean>;
  /** Encrypts with the first key what an older one did. Gives how many there are, and which tokens can't be opened and why. */
  check(): Promise<{ readonly count: number; readonly closed: readonly ClosedInstallation[] }>;
  /** True once for each id, in every process, until that time. */
  isFirstUse(id: string, until: Date): Promise<boolean>;
}

/** An installation whose tokens can't be opened. */
export interface ClosedInstallation {
  readonly tenantId: string;
  /** `unknown-key` or `not-opened`. */
  readonly code: string;
  readonly advice: string;
}
