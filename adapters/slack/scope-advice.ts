import { refuse } from '../../src/index.ts';

/** What a person reads where the installed app may not do something, with what an admin does about it. */
export function lacksScope(scope: string, toDo: string, cause: unknown): ReturnType<typeof refuse> {
  const advice = `I can't ${toDo}: the app lacks the scope ${scope}. An admin adds it at api.slack.com/apps, under OAuth & Permissions, and installs the app again.`;
  return refuse('missing-scope', advice, cause);
}
