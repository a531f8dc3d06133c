import { WebClient } from '@slack/web-api';
import { ok, type Refusal, type Result, refuse } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { fetchIdentity, socketRefusal } from './identity.ts';

/** What was found of two tokens: who the bot is, or what is wrong with either. */
export interface CheckedTokens {
  readonly bot: Result<string>;
  readonly app: Result<string>;
}

/** Asks Slack about both tokens. Refuses a wrong one, one in the other's place, and a Slack that does not answer. */
export async function checkTokens(
  { botToken, appToken }: { readonly botToken: string; readonly appToken: string },
  options: ClientOptions,
): Promise<CheckedTokens> {
  const [bot, app] = await Promise.all([checkBotToken(botToken, options), checkAppToken(appToken, options)]);
  return { bot, app };
}

async function checkBotToken(token: string, options: ClientOptions): Promise<Result<string>> {
  const misplaced = notOf('xoxb-', token, 'the Bot User OAuth Token (OAuth & Permissions)');
  if (misplaced) return misplaced;
  const found = await fetchIdentity(new WebClient(token, options));
  if (!found.ok) return withoutCause(found.refusal);
  const { botName, teamName, missingScopes } = found.value;
  const who = `@${botName} in ${teamName}`;
  if (missingScopes.length === 0) return ok(who);
  const advice = `The token works (${who}), but the app lacks ${missingScopes.join(', ')}. Add them under OAuth & Permissions and install the app again.`;
  return refuse('missing-scope', advice);
}

async function checkAppToken(token: string, options: ClientOptions): Promise<Result<string>> {
  const misplaced = notOf('xapp-', token, 'the App-Level Token (Basic Information), with connections:write');
  if (misplaced) return misplaced;
  try {
    await new WebClient(token, options).apps.connections.open();
    return ok('Socket Mode is open');
  } catch (thrown) {
    return withoutCause(socketRefusal(thrown).refusal);
  }
}

function notOf(start: string, token: string, wanted: string): Result<never> | null {
  if (token === '') return refuse('no-token', `Paste ${wanted}: it starts with ${start}`);
  if (token.startsWith(start) && /^[\x21-\x7e]+$/.test(token)) return null;
  return refuse('other-token', `That is not ${wanted}, which starts with ${start}`);
}

/** What the log might see of a request may hold its token. */
function withoutCause({ code, advice }: Refusal): Result<never> {
  return refuse(code, advice);
}
