import type { App } from '@slack/bolt';
import { type Clock, type Installations, type Logger, ok, type Result, refuse } from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { INSTALL_PATH } from './commands.ts';
import type { FileSource } from './given-file.ts';
import type { RequestHandler } from './http-receiver.ts';
import { createInstallRoutes } from './install-routes.ts';
import { createInstalledWorkspaces } from './installed-workspaces.ts';
import { registerRemovalHandlers } from './removal-handlers.ts';
import { createSingleWorkspace } from './single-workspace.ts';
import type { Workspaces } from './workspace.ts';

/** Either the token of one workspace, or what many install the app by. */
export type AccessOptions =
  | { readonly botToken: string; readonly oauth?: undefined }
  | { readonly botToken?: undefined; readonly oauth: OauthOptions };

/** What the app is known by to Slack, and where installations are kept. */
interface OauthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what goes with a browser to Slack and back. */
  readonly stateSecret: string;
  readonly installations: Installations;
}

/** How the bot comes into workspaces. */
export interface Access {
  readonly workspaces: Workspaces;
  /** Says who the bot is, or in how many workspaces; refuses what a person must mend. */
  identify(): Promise<Result<string>>;
  /** Puts on a bolt app what belongs to coming and going. */
  register(app: App): void;
  /** Handlers to mount by path. */
  readonly routes: ReadonlyMap<string, RequestHandler>;
}

export type AccessParts = AccessOptions & {
  readonly clientOptions: ClientOptions;
  readonly files: Omit<FileSource, 'botToken'>;
  readonly track: (work: () => Promise<void>) => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  /** Aborted when the adapter stops. */
  readonly stopping: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Creates the access to one workspace, or to many. */
export function createAccess(parts: AccessParts): Access {
  if (parts.oauth === undefined) {
    const single = createSingleWorkspace(parts);
    return { workspaces: single, identify: single.identify, register: () => undefined, routes: new Map() };
  }
  const { oauth } = parts;
  const many = { ...parts, oauth, installations: oauth.installations };
  return {
    workspaces: createInstalledWorkspaces(many),
    identify: () => countInstallations(many),
    register: (app) => registerRemovalHandlers(app, many),
    routes: createInstallRoutes(many),
  };
}

/** Refuses where tokens were encrypted with a key that is not given: those workspaces would be silent. */
async function countInstallations({
  installations,
  logger,
}: {
  readonly installations: Installations;
  readonly logger: Logger;
}): Promise<Result<string>> {
  const { count, closed } = await installations.check();
  const unknown = closed.filter(({ code }) => code === 'unknown-key');
  if (unknown.length > 0) {
    const opened = `ENCRYPTION_KEY opens the tokens of ${count - closed.length} of ${count} workspaces`;
    const advice = `${opened}: ${unknown[0]?.tenantId} ${unknown[0]?.advice}. Put that key behind the present one, with a comma between (docs/slack.md). Nothing was deleted.`;
    return refuse('encryption-key', advice);
  }
  for (const { tenantId, advice } of closed) {
    logger.error({ tenantId }, `slack: the token of a workspace ${advice}; it must install the app again`);
  }
  if (count === 0) return ok(`no workspace yet, open ${INSTALL_PATH} at the public address of this server`);
  return ok(`${count === 1 ? '1 workspace' : `${count} workspaces`}, more by ${INSTALL_PATH}`);
}
