import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebClient } from '@slack/web-api';
import {
  type Clock,
  type Installation,
  type Installations,
  type Logger,
  newReference,
  parseUrl,
} from '../../src/index.ts';
import type { ClientOptions } from './client-options.ts';
import { INSTALL_PATH, REDIRECT_PATH, SCOPES } from './commands.ts';
import type { RequestHandler } from './http-receiver.ts';
import { type InstallPage, sendPage } from './install-page.ts';
import { installationOf } from './oauth-answer.ts';
import { createStates, type StateFault } from './oauth-state.ts';
import { outcomeOf } from './outcome.ts';

/** The prefix keeps other hosts of the same domain from setting it. */
const COOKIE = '__Host-slack-install';
const COOKIE_RULES = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const SLACK = 'https://slack.com';
const GOVERNMENT = 'https://slack-gov.com';

export interface InstallParts {
  readonly installations: Installations;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };
  readonly clientOptions: ClientOptions;
  readonly track: (work: () => Promise<void>) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The two addresses by which a workspace installs the app: to Slack, and back with what Slack gives. */
export function createInstallRoutes(parts: InstallParts): ReadonlyMap<string, RequestHandler> {
  const states = createStates(parts.oauth.stateSecret);
  const slack = pagesOf(parts.clientOptions);

  const install: RequestHandler = (request, response) => {
    if (refuseMethod(request, response)) return;
    const { state, browser, validForMs } = states.issue(parts.clock.now());
    const url = new URL('/oauth/v2/authorize', slack);
    url.searchParams.set('client_id', parts.oauth.clientId);
    url.searchParams.set('scope', Object.keys(SCOPES).join(','));
    url.searchParams.set('state', state);
    const cookie = `${COOKIE}=${browser}; Max-Age=${validForMs / 1000}; ${COOKIE_RULES}`;
    response.writeHead(302, { location: url.href, 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
  };

  async function comeBack(request: IncomingMessage): Promise<InstallPage> {
    const query = new URL(request.url ?? '/', SLACK).searchParams;
    const checked = states.check(query.get('state') ?? '', cookieOf(request), parts.clock.now());
    const fault = typeof checked === 'string' ? checked : await useOnce(parts, checked);
    if (fault !== null) {
      parts.logger.warn({ fault }, 'slack: an installation was refused, its state is not good');
      return refused(fault);
    }
    const code = query.get('code');
    const error = query.get('error') ?? (code === null ? 'no code' : null);
    if (error === 'access_denied') return CANCELLED;
    if (error !== null || code === null) throw new Error(`Slack sent ${error} back`);
    const installation = await exchange(parts, code);
    await parts.installations.save(installation);
    return installed(installation, slack);
  }

  const redirect: RequestHandler = (request, response) => {
    if (refuseMethod(request, response)) return;
    response.setHeader('set-cookie', `${COOKIE}=; Max-Age=0; ${COOKIE_RULES}`);
    void parts.track(async () => {
      sendPage(response, await comeBack(request).catch((thrown) => failed(parts, thrown)));
    });
  };

  return new Map([
    [INSTALL_PATH, install],
    [REDIRECT_PATH, redirect],
  ]);
}

/** Where people open Slack: the API may be called by way of a proxy, which has no pages. */
function pagesOf({ slackApiUrl }: ClientOptions): string {
  return parseUrl(slackApiUrl ?? SLACK)?.origin === GOVERNMENT ? GOVERNMENT : SLACK;
}

async function useOnce(
  { installations }: InstallParts,
  { id, until }: { readonly id: string; readonly until: Date },
): Promise<'used' | null> {
  return (await installations.isFirstUse(id, until)) ? null : 'used';
}

/** Gives Slack the code that came with the browser, for what the bot needs. */
async function exchange({ oauth, clientOptions, clock }: InstallParts, code: string): Promise<Installation> {
  const { clientId: client_id, clientSecret: client_secret } = oauth;
  const answer = await new WebClient(undefined, clientOptions).oauth.v2.access({ client_id, client_secret, code });
  return installationOf(answer, clock.now());
}

function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === 'GET') return false;
  response.writeHead(405, { allow: 'GET' }).end();
  return true;
}

function cookieOf({ headers }: IncomingMessage): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

const AGAIN = { url: INSTALL_PATH, words: 'Start again' } as const;

const CANCELLED: InstallPage = {
  status: 200,
  title: 'Not installed',
  lines: ['You cancelled it in Slack. Nothing was changed.'],
  link: AGAIN,
};

const WHY: Readonly<Record<StateFault | 'used', string>> = {
  forged: 'This address was not made here. Begin at the install page.',
  stale: 'More than 10 minutes went by before Slack sent you back.',
  'another browser': 'It was begun in another browser or window, or cookies are off here. Begin and end it in one.',
  used: 'This address was used already, and is good once. If Briefing is in your workspace, all is well.',
};

function refused(fault: StateFault | 'used'): InstallPage {
  return { status: 400, title: 'Not installed', lines: [WHY[fault], 'Nothing was changed.'], link: AGAIN };
}

function installed({ tenantId, appId, name }: Installation, slack: string): InstallPage {
  const url = new URL('/app_redirect', slack);
  url.searchParams.set('app', appId);
  // An organisation is no workspace that could be opened.
  if (tenantId.startsWith('T')) url.searchParams.set('team', tenantId);
  return {
    status: 200,
    title: `Briefing is in ${name}`,
    lines: [
      'Type /briefing and a topic in any channel, such as /briefing floods.',
      'For a digest, invite it first: /invite @Briefing, then /briefing digest add "weekdays 8:30" floods.',
    ],
    link: { url: url.href, words: 'Open Slack' },
  };
}

/** Slack's own word for it is in the log, without the code that was exchanged. */
function failed({ logger }: InstallParts, thrown: unknown): InstallPage {
  const reference = newReference();
  const outcome = outcomeOf(thrown);
  const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
  logger.error({ reference, reason }, 'slack: an installation failed');
  const lines = [`Slack and I did not agree on it (ref ${reference}). Nothing was saved. It is in the log.`];
  return { status: 502, title: 'Not installed', lines, link: AGAIN };
}
