import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInstallations } from '../../../src/create-installations.ts';
import { type CommandService, type Installations, silentLogger } from '../../../src/index.ts';
import { parseKeyring } from '../../../src/installations/keyring.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { createTenants } from '../../../src/tenants.ts';
import { FAST_FOLDER } from '../../contract/fast-folder.ts';
import { createMovableClock, type MovableClock, openOrThrow } from '../../src/delivery/rig.ts';
import { type Browser, createBrowser, type Page } from '../../support/browser.ts';
import type { InstallPlace } from '../../support/fake-slack/installs.ts';
import { type Stage, type StageOptions, setStage, type TRANSPORTS } from './slack-server.ts';

export const STATE_SECRET = 'a state secret of the tests';
const KEY = randomBytes(32).toString('base64');

/** A stage whose adapter is installed by OAuth, with a real database. */
export interface OauthStage extends Stage {
  readonly store: Store;
  readonly installations: Installations;
  readonly clock: MovableClock;
  readonly browser: Browser;
  /** Installs the app there as a person does, who approves it. */
  install(place: InstallPlace): Promise<Page>;
  /** Another process beside it, on the same database, that Slack sends nothing. */
  anotherProcess(key?: string): Promise<Stage>;
}

export interface OauthOptions extends Pick<StageOptions, 'idle' | 'prepare' | 'wait'> {
  /** Makes the service that answers, from the database. */
  readonly answering?: (store: Store) => CommandService;
}

/** Sets the stage over one transport, on an empty database; nothing is installed yet. */
export async function setOauthStage(
  transport: (typeof TRANSPORTS)[number],
  options: OauthOptions = {},
): Promise<OauthStage> {
  const folder = await mkdtemp(join(FAST_FOLDER, 'briefing-oauth-'));
  const store = await openOrThrow(`file:${folder}/briefing.db`);
  const clock = createMovableClock(new Date().toISOString());
  const tenants = createTenants(store.subscriptions, clock, silentLogger);
  const installationsBy = (key: string) => {
    const keyring = parseKeyring(key);
    if (!keyring.ok) throw new Error(keyring.refusal.advice);
    const common = { platform: 'slack', keyring: keyring.value, tenants, clock };
    return createInstallations({ ...common, store: store.installations });
  };
  const installations = installationsBy(KEY);
  const accessBy =
    (its: Installations): NonNullable<StageOptions['access']> =>
    ({ app: { clientId, clientSecret } }) => ({
      oauth: { clientId, clientSecret, stateSecret: STATE_SECRET, installations: its },
    });
  const { answering, idle, prepare, wait } = options;
  const stage = await setStage(transport, {
    access: accessBy(installations),
    clock,
    ...(answering && { answering: answering(store) }),
    ...(idle !== undefined && { idle }),
    ...(prepare && { prepare }),
    ...(wait && { wait }),
  });
  const { slack, url } = stage;
  const browser = createBrowser(url, slack.apiUrl);
  return {
    ...stage,
    store,
    installations,
    clock,
    browser,
    install(place) {
      slack.signIn(place);
      return browser.install();
    },
    anotherProcess: (key = KEY) => {
      const access = () => accessBy(installationsBy(key))(slack);
      return setStage(transport, { access, clock, apiUrl: slack.apiUrl });
    },
    async close() {
      await stage.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
