import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { ok, type Result, refuse } from '../../src/index.ts';
import { isLockedOut, outcomeOf } from './outcome.ts';
import { missingScopes } from './scope-advice.ts';

/** Who the bot is, as Slack tells it. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botName: string;
  /** Scopes that the code uses and the installed app has not; empty where Slack does not tell. */
  readonly missingScopes: readonly string[];
}

/** The code of a refusal after which trying again helps: Slack was not reached, or asked to wait. */
export const UNREACHABLE = 'slack-unreachable';

/** Asks Slack who the bot token is for. Refuses `slack-bot-token` for a wrong one, else `slack-unreachable`. */
export async function fetchIdentity(client: WebClient): Promise<Result<Identity>> {
  try {
    const answer = await client.auth.test();
    return ok({
      teamId: answer.team_id ?? '',
      teamName: answer.team ?? answer.team_id ?? '',
      botUserId: answer.user_id ?? '',
      botName: answer.user ?? 'briefing',
      missingScopes: missingScopes(answer.response_metadata?.scopes ?? []),
    });
  } catch (thrown) {
    return refusalOf(thrown, 'slack-bot-token', 'SLACK_BOT_TOKEN', 'Copy the Bot User OAuth Token (xoxb-…) again');
  }
}

/** Reads what opening Socket Mode threw: `slack-app-token` for a wrong token, else `slack-unreachable`. */
export function socketRefusal(thrown: unknown): ReturnType<typeof refuse> {
  const advice = 'Make an app-level token with connections:write (xapp-…) and switch on Socket Mode';
  return refusalOf(thrown, 'slack-app-token', 'SLACK_APP_TOKEN', advice);
}

function refusalOf(thrown: unknown, code: string, variable: string, advice: string): ReturnType<typeof refuse> {
  const outcome = outcomeOf(thrown);
  const reason = 'reason' in outcome ? outcome.reason : 'rate limited';
  if (isLockedOut(thrown) || (thrown instanceof WebAPIPlatformError && isTokenFault(reason))) {
    return refuse(code, `Slack refused ${variable} (${reason}). ${advice}: docs/slack.md.`, thrown);
  }
  return refuse(UNREACHABLE, `Slack does not answer (${reason}).`, thrown);
}

/** Errors about tokens and apps that posting a message never meets. */
function isTokenFault(reason: string): boolean {
  return ['forbidden_team', 'team_disabled', 'user_removed_from_team', 'invalid_app_id', 'app_not_found'].includes(
    reason,
  );
}
