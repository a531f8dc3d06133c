import { WebClient } from '@slack/web-api';
import type { Clock, Installations, LiveInstallation, Logger } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import type { FileSource } from './given-file.ts';
import { createPeople } from './people.ts';
import { createRefresh, type RefreshParts } from './refresh-tokens.ts';
import { missingScopes } from './scope-advice.ts';
import type { Workspace, Workspaces } from './workspace.ts';

/** Clients that are kept ready; a workspace beyond them is given a new one at its next command. */
const MOST_KEPT = 1_000;

export interface InstalledWorkspacesParts extends RefreshParts {
  readonly installations: Installations;
  readonly clientOptions: ClientOptions;
  readonly files: Omit<FileSource, 'botToken'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The workspaces that installed the app. The database is asked each time, so that what one process removes no other uses;
 * clients are kept, one for each workspace: what Slack asks of one holds up no other.
 */
export function createInstalledWorkspaces(parts: InstalledWorkspacesParts): Workspaces {
  const { installations, clientOptions, clock, logger } = parts;
  const kept = new Map<string, { readonly version: number; readonly workspace: Workspace }>();
  const refreshed = createRefresh(parts);

  function workspaceOf(installation: LiveInstallation): Workspace {
    const { tenantId, version, tokens, botUserId, scopes } = installation;
    const known = kept.get(tenantId);
    if (known?.version === version) return known.workspace;
    const missing = missingScopes(scopes);
    if (missing.length > 0) logger.warn({ tenantId, missing }, 'slack: a workspace lacks scopes; let it install again');
    const client = new WebClient(tokens.access, clientOptions);
    const people = createPeople(client, clock, logger);
    const workspace: Workspace = {
      client,
      files: { ...parts.files, botToken: tokens.access },
      people,
      botUserId,
      comesBack: true,
    };
    kept.delete(tenantId);
    kept.set(tenantId, { version, workspace });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return workspace;
  }

  const open = async (installation: LiveInstallation): Promise<Workspace | null> => {
    const fresh = await refreshed(installation);
    return fresh && workspaceOf(fresh);
  };

  return {
    async authorize(teamId, organisationId) {
      const tenantId = teamId ?? organisationId;
      if (tenantId === undefined) return null;
      const installation = await installations.find(tenantId, organisationId ?? null);
      return installation && { teamId: tenantId, open: () => open(installation) };
    },
    async ofTenant(tenantId) {
      const installation = await installations.find(tenantId, null);
      return installation && open(installation);
    },
  };
}
