import type { WebClient } from '@slack/web-api';
import type { FileSource } from './given-file.ts';
import type { People } from './people.ts';

/** A workspace in which the bot is installed, or an organisation of several: by what it acts there. */
export interface Workspace {
  readonly client: WebClient;
  readonly files: FileSource;
  readonly people: People;
  /** Null until Slack has told. */
  readonly botUserId: string | null;
  /** True where a token that Slack has revoked means that the bot was removed: another comes when it is installed again. */
  readonly comesBack: boolean;
}

/** Where the bot is installed. Both give null for a workspace where it is not. */
export interface Workspaces {
  /** Who something comes from, as Slack tells it; throws while that cannot be known. */
  authorize(teamId: string | undefined, organisationId: string | undefined): Promise<Authorized | null>;
  /** Where a digest goes. */
  ofTenant(tenantId: string): Promise<Workspace | null>;
}

/** A workspace that may ask. */
export interface Authorized {
  /** The id under which its digests are kept. */
  readonly teamId: string;
  /** Its tokens may have to be renewed first, for which Slack's acknowledgement must not wait. */
  open(): Promise<Workspace | null>;
}
