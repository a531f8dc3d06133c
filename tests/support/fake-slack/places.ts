import type { FakeMessage, Workspace } from './workspace.ts';

/** Who does something and where; by default U0READER in C0HARBOUR. */
export interface Place {
  readonly channel?: string;
  readonly user?: string;
  /** The workspace that Slack names; by default the one where it happens. */
  readonly team?: string;
  /** The organisation that the workspace belongs to. */
  readonly organisation?: string;
  /** The thread in which it happens. */
  readonly threadTs?: string;
  /** Messages to wait for before the call resolves; 1 by default, 0 waits only for the acknowledgement. */
  readonly answers?: number;
  /** The message that a button stands on; by default one that all see. */
  readonly on?: FakeMessage;
  /** Sends it again under the same id; only what comes of the first must come. */
  readonly repeat?: boolean;
}

export interface Where {
  readonly channel: string;
  readonly user: string;
  readonly team: string;
  readonly organisation: string | null;
}

/** What a test leaves out is the usual. */
export function whereIn(workspace: Workspace, place: Place): Where {
  const { channel = 'C0HARBOUR', user = 'U0READER', team = workspace.teamId, organisation = null } = place;
  return { channel, user, team, organisation };
}

/** How everything but an event says whose it is. */
export function ownerOf({ team, organisation }: Where) {
  const enterprise = organisation === null ? null : { id: organisation, name: organisation };
  return { team: { id: team }, enterprise, is_enterprise_install: organisation !== null };
}

/** An id that opens one modal. */
export function newTrigger(workspace: Workspace, user: string): string {
  const id = workspace.nextTs();
  workspace.triggers.set(id, user);
  return id;
}
