import type { OauthV2AccessResponse } from '@slack/web-api';
import type { Installation, Tokens } from '../../src/index.ts';

/** What Slack's `oauth.v2.access` answers, as an installation. Throws where it lacks what a bot needs. */
export function installationOf(answer: OauthV2AccessResponse, now: Date): Installation {
  const { team, enterprise, app_id, bot_user_id, scope } = answer;
  const place = answer.is_enterprise_install === true ? enterprise : team;
  return {
    tenantId: given(place?.id, 'team'),
    name: place?.name ?? given(place?.id, 'team'),
    appId: given(app_id, 'app_id'),
    botUserId: given(bot_user_id, 'bot_user_id'),
    scopes: scope?.split(',') ?? [],
    tokens: tokensOf(answer, now),
  };
}

/** Its tokens, with the time when they expire. Throws where there is none. */
export function tokensOf(answer: OauthV2AccessResponse, now: Date): Tokens {
  const { access_token, refresh_token, expires_in } = answer;
  const expiresAt = expires_in === undefined ? null : new Date(now.getTime() + expires_in * 1000).toISOString();
  return { access: given(access_token, 'access_token'), refresh: refresh_token ?? null, expiresAt };
}

function given(value: string | undefined, name: string): string {
  if (value) return value;
  throw new TypeError(`Slack's answer to an installation has no ${name}`);
}
