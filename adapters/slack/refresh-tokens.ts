import { WebClient } from '@slack/web-api';
import type { Clock, Installations, LiveInstallation, Logger, Tokens } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { tokensOf } from './oauth-answer.ts';
import { outcomeOf } from './outcome.ts';

/** Tokens live for twelve hours; so long before their end others are asked for. */
const AHEAD_MS = 2 * 3_600_000;
/** How long, and how often, it is looked whether another process has the new tokens. */
const LOOK_MS = 200;
const LOOKS = 25;

export interface RefreshParts {
  readonly installations: Pick<Installations, 'find' | 'claimRefresh' | 'saveTokens'>;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  readonly clientOptions: ClientOptions;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
  /** Runs work that a stop waits for: new tokens that are not saved are lost. */
  readonly track: (work: () => Promise<void>) => Promise<void>;
  readonly logger: Logger;
}

/**
 * Gives an installation tokens that are good for a while, where they expire (token rotation). A refresh token is good once:
 * of all processes one asks; the others go on with the old token, or wait for the new one when that is over.
 */
export function createRefresh(parts: RefreshParts) {
  const { installations, clock, wait, logger } = parts;
  const leftOf = ({ tokens }: LiveInstallation) =>
    tokens.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(tokens.expiresAt) - clock.now().getTime();

  async function refresh(installation: LiveInstallation, token: string): Promise<void> {
    const { tenantId } = installation;
    try {
      const saved = await installations.saveTokens(installation, await fetchTokens(parts, token));
      if (!saved) logger.warn({ tenantId }, 'slack: new tokens are not kept: installed anew or removed meanwhile');
    } catch (thrown) {
      const outcome = outcomeOf(thrown);
      const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
      logger.error({ tenantId, reason }, 'slack: the tokens of a workspace could not be renewed');
    }
  }

  return async (installation: LiveInstallation): Promise<LiveInstallation | null> => {
    const { refresh: token } = installation.tokens;
    if (token === null || leftOf(installation) > AHEAD_MS) return installation;
    const mine = await installations.claimRefresh(installation);
    if (mine) await parts.track(() => refresh(installation, token));
    let current: LiveInstallation | null = await installations.find(installation.tenantId, null);
    for (let looks = mine ? LOOKS : 0; looks < LOOKS && current !== null && leftOf(current) <= 0; looks++) {
      await wait(LOOK_MS);
      current = await installations.find(installation.tenantId, null);
    }
    return current;
  };
}

async function fetchTokens({ oauth, clientOptions, clock }: RefreshParts, token: string): Promise<Tokens> {
  const answer = await new WebClient(undefined, clientOptions).oauth.v2.access({
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: token,
  });
  return tokensOf(answer, clock.now());
}
