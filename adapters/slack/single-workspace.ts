import { WebClient } from '@slack/web-api';
import { type Clock, type Logger, ok, type Result } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import type { FileSource } from './given-file.ts';
import { fetchIdentity, type Identity } from './identity.ts';
import { createPeople } from './people.ts';
import type { Workspace, Workspaces } from './workspace.ts';

export interface SingleWorkspaceParts {
  readonly botToken: string;
  readonly clientOptions: ClientOptions;
  readonly files: Omit<FileSource, 'botToken'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The one workspace of a bot token. `identify` asks Slack which it is, and refuses a wrong token. */
export function createSingleWorkspace(parts: SingleWorkspaceParts): Workspaces & {
  identify(): Promise<Result<string>>;
} {
  const { botToken, clientOptions, clock, logger } = parts;
  const client = new WebClient(botToken, clientOptions);
  const people = createPeople(client, clock, logger);
  const files = { ...parts.files, botToken };
  let identity: Identity | null = null;
  const workspace = (): Workspace => ({
    client,
    files,
    people,
    botUserId: identity?.botUserId ?? null,
    comesBack: false,
  });

  return {
    async identify() {
      const found = await fetchIdentity(client);
      if (!found.ok) return found;
      identity = found.value;
      const { missingScopes: missing, botName, teamName } = identity;
      if (missing.length > 0) logger.warn({ missing }, 'slack: the app lacks scopes; install it again');
      return ok(`connected as @${botName} in ${teamName}`);
    },
    async authorize(teamId) {
      if (identity === null) throw new Error('Slack has not said yet who the bot is');
      return { teamId: teamId ?? identity.teamId, open: async () => workspace() };
    },
    ofTenant: async (tenantId) => (identity === null || identity.teamId === tenantId ? workspace() : null),
  };
}
