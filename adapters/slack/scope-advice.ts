import { refuse } from '../../src/index.ts';
import { SCOPES } from './commands.ts';

/** Scopes that the code uses and the installed app has not; none where Slack does not tell. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  return granted.length === 0 ? [] : Object.keys(SCOPES).filter((scope) => !granted.includes(scope));
}

/** What a person reads where the installed app may not do something, with what an admin does about it. */
export function lacksScope(scope: string, toDo: string, cause: unknown): ReturnType<typeof refuse> {
  const advice = `I can't ${toDo}: the app lacks the scope ${scope}. An admin adds it at api.slack.com/apps, under OAuth & Permissions, and installs the app again.`;
  return refuse('missing-scope', advice, cause);
}
