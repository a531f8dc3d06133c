import type { App } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Installations, LiveInstallation, Logger } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { isTokenDead } from './outcome.ts';

/** By which Slack tells that the bot was removed; there may be no installation any more when they come. */
export const REMOVAL_EVENTS = ['app_uninstalled', 'tokens_revoked', 'team_access_revoked'] as const;

/** How often it is tried anew where the tokens change just now. */
const TRIES = 3;
/** Waits before Slack is asked again that did not say whether the token is dead: its outages last minutes, few a day. */
const ASK_AGAIN_MS = [10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000] as const;

export interface RemovalParts {
  readonly installations: Installations;
  readonly clientOptions: ClientOptions;
  readonly track: (work: () => Promise<void>) => Promise<void>;
  /** Ends early when the bot stops. */
  readonly wait: (ms: number) => Promise<void>;
  readonly stopping: AbortSignal;
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
  app.event('app_uninstalled', ({ body }) => removeOrAskAgain(parts, body, true));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await removeOrAskAgain(parts, body, false);
  });
  app.event('team_access_revoked', ({ event, body }) =>
    parts.track(async () => {
      const organisationId = body.enterprise_id ?? body.team_id;
      for (const teamId of event.team_ids) await parts.installations.removeMember(teamId, organisationId);
    }),
  );
}

/** Only Slack's word deletes tokens: where it gives none, they stay, and it is asked again a few times. */
async function removeOrAskAgain(parts: RemovalParts, told: Told, certain: boolean): Promise<void> {
  const { team_id: teamId, enterprise_id: organisationId } = told;
  for (const ms of [...ASK_AGAIN_MS, null]) {
    let settled = false;
    await parts.track(async () => {
      settled = await remove(parts, told, certain);
    });
    if (settled) return;
    if (ms === null) break;
    await parts.wait(ms);
    if (parts.stopping.aborted) return;
  }
  parts.logger.error({ teamId, organisationId }, 'slack: a removal was never confirmed, the tokens are kept');
}

/** False where Slack did not say whether it is so. An organisation's own removal names it as the team, or names no team. */
async function remove(parts: RemovalParts, told: Told, certain: boolean): Promise<boolean> {
  const { team_id: teamId, enterprise_id: organisationId } = told;
  for (let tries = 0; tries < TRIES; tries++) {
    const installation = await findOwn(parts, teamId, organisationId);
    if (installation === null) return true;
    // Of an organisation that only one of its workspaces may have left, the token knows.
    const sure = certain && installation.tenantId === teamId;
    const over = await isOver(parts, installation, told.event_time, sure);
    if (over === null) return false;
    if (!over || (await parts.installations.remove(installation))) return true;
  }
  return false;
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
 * event nor its time decides, the token does; null where Slack does not tell whether it is dead.
 */
async function isOver(
  { clientOptions, logger }: RemovalParts,
  installation: LiveInstallation,
  eventTime: number,
  certain: boolean,
): Promise<boolean | null> {
  const installed = Math.floor(Date.parse(installation.installedAt) / 1000);
  if (eventTime < installed) return false;
  if (certain && eventTime > installed) return true;
  try {
    await new WebClient(installation.tokens.access, clientOptions).auth.test();
    return false;
  } catch (thrown) {
    // It would have expired by itself: other tokens were revoked, or the event of the removal comes too.
    if (thrown instanceof WebAPIPlatformError && thrown.data.error === 'token_expired') return false;
    if (isTokenDead(thrown)) return true;
    logger.warn({ err: thrown }, 'slack: a removal could not be confirmed, the tokens are kept for now');
    return null;
  }
}
