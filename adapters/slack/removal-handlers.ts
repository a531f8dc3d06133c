import type { App } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Installations, LiveInstallation, Logger } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { isLockedOut } from './outcome.ts';

/** By which Slack tells that the bot was removed; there may be no installation any more when they come. */
export const REMOVAL_EVENTS = ['app_uninstalled', 'tokens_revoked', 'team_access_revoked'] as const;

/** How often it is tried anew where the tokens change just now. */
const TRIES = 3;

export interface RemovalParts {
  readonly installations: Installations;
  readonly clientOptions: ClientOptions;
  readonly track: (work: () => Promise<void>) => Promise<void>;
  readonly logger: Logger;
}

interface Told {
  readonly team_id?: string;
  readonly enterprise_id?: string;
  /** Seconds. */
  readonly event_time: number;
}

/** True for what Slack sends where the bot was removed. */
export function isRemoval(body: object): boolean {
  const event: unknown = 'event' in body ? body.event : null;
  return typeof event === 'object' && event !== null && 'type' in event && isRemovalType(event.type);
}

function isRemovalType(type: unknown): boolean {
  return REMOVAL_EVENTS.some((known) => known === type);
}

/** Puts on a bolt app what happens when a workspace removes the bot: no token is kept, and nothing is posted any more. */
export function registerRemovalHandlers(app: App, parts: RemovalParts): void {
  app.event('app_uninstalled', ({ body }) => parts.track(() => remove(parts, body, true)));
  app.event('tokens_revoked', ({ event, body }) =>
    parts.track(async () => {
      if ((event.tokens.bot ?? []).length > 0) await remove(parts, body, false);
    }),
  );
  app.event('team_access_revoked', ({ event, body }) =>
    parts.track(async () => {
      const organisationId = body.enterprise_id ?? body.team_id;
      for (const teamId of event.team_ids) await parts.installations.removeMember(teamId, organisationId);
    }),
  );
}

/** An organisation's own removal names it as the team, or names no team. */
async function remove(parts: RemovalParts, told: Told, certain: boolean): Promise<void> {
  const { team_id: teamId, enterprise_id: organisationId } = told;
  for (let tries = 0; tries < TRIES; tries++) {
    const installation = await findOwn(parts, teamId, organisationId);
    // Of an organisation that only one of its workspaces may have left, the token knows.
    const sure = certain && installation?.tenantId === teamId;
    if (installation === null || !(await isOver(parts, installation, told.event_time, sure))) return;
    if (await parts.installations.remove(installation)) return;
  }
}

async function findOwn(
  { installations }: RemovalParts,
  teamId: string | undefined,
  organisationId: string | undefined,
): Promise<LiveInstallation | null> {
  const own = teamId ? await installations.find(teamId, null) : null;
  return own ?? (organisationId ? await installations.find(organisationId, null) : null);
}

/**
 * Slack sends it late, or again: what was installed since stays. Renewing tokens revokes the old ones too. Where neither the
 * event nor its time decides, the token does.
 */
async function isOver(
  { clientOptions, logger }: RemovalParts,
  installation: LiveInstallation,
  eventTime: number,
  certain: boolean,
): Promise<boolean> {
  const installed = Math.floor(Date.parse(installation.installedAt) / 1000);
  if (eventTime < installed) return false;
  if (certain && eventTime > installed) return true;
  try {
    await new WebClient(installation.tokens.access, clientOptions).auth.test();
    return false;
  } catch (thrown) {
    // It would have expired by itself: other tokens were revoked, or the event of the removal comes too.
    if (thrown instanceof WebAPIPlatformError && thrown.data.error === 'token_expired') return false;
    if (!isLockedOut(thrown)) logger.warn({ err: thrown }, 'slack: a removal could not be confirmed, it is believed');
    return true;
  }
}
