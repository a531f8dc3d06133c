import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Fields } from './methods.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** An organisation over workspaces. */
interface FakeOrganisation {
  readonly id: string;
  readonly name: string;
  readonly workspaces: readonly Workspace[];
}

/** Where someone installs the app. */
export type InstallPlace = Workspace | FakeOrganisation;

/** The app as Slack knows it, the workspaces that there are, and the tokens that it gave out. */
export interface Installs {
  readonly first: Workspace;
  readonly app: { readonly id: string; readonly clientId: string; readonly clientSecret: string };
  /** Another workspace, in which nothing is installed yet. */
  addWorkspace(teamId: string, teamName: string): Workspace;
  /** Where Slack sends the browser back; the one address that the app has. */
  redirectTo(url: string): void;
  /** Who approves from now on: someone of that place; null: someone who cancels. */
  signIn(place: InstallPlace | null): void;
  /** From now on tokens expire after so many seconds and come with a refresh token. */
  rotate(seconds: number): void;
  /** Takes all tokens of a place back. */
  revoke(place: InstallPlace): void;
  /** Answers the page where one approves; false for another. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Carries out `oauth.v2.access`. */
  access(fields: Fields): Answer;
  /** Whose token it is, or Slack's error. */
  find(token: string | undefined): Workspace | 'invalid_auth' | 'token_revoked' | 'token_expired';
}

interface Given {
  readonly place: InstallPlace;
  readonly expiresAt: number;
  revoked: boolean;
}

/** Creates them around a first workspace, where the app is installed with a token that does not expire. */
export function createInstalls(now: () => number): Installs {
  const first = createWorkspace();
  const app = { id: 'A0FAKE', clientId: '1111.2222', clientSecret: 'fake-client-secret' };
  const tokens = new Map<string, Given>();
  const refreshes = new Map<string, InstallPlace>();
  const codes = new Map<string, { readonly place: InstallPlace; used: boolean }>();
  let redirectUrl = '';
  let approving: InstallPlace | null = first;
  let rotation: number | null = null;
  tokens.set(first.botToken, { place: first, expiresAt: Number.POSITIVE_INFINITY, revoked: false });

  function give(place: InstallPlace): Answer {
    const expiring = rotation === null ? null : { expires_in: rotation, refresh_token: `xoxe-1-${randomUUID()}` };
    const access_token = `${expiring ? 'xoxe.' : ''}xoxb-${idOf(place)}-${randomUUID()}`;
    const expiresAt = rotation === null ? Number.POSITIVE_INFINITY : now() + rotation * 1000;
    tokens.set(access_token, { place, expiresAt, revoked: false });
    if (expiring) refreshes.set(expiring.refresh_token, place);
    const [workspace] = workspacesOf(place);
    const organisation = 'workspaces' in place ? { id: place.id, name: place.name } : null;
    return {
      ok: true,
      app_id: app.id,
      authed_user: { id: 'U0ADMIN' },
      scope: [...(workspace?.scopes ?? [])].join(','),
      token_type: 'bot',
      access_token,
      bot_user_id: workspace?.botUserId ?? '',
      team: 'workspaces' in place ? null : { id: place.teamId, name: place.teamName },
      enterprise: organisation,
      is_enterprise_install: organisation !== null,
      ...expiring,
    };
  }

  function access(fields: Fields): Answer {
    if (fields['client_id'] !== app.clientId) return { ok: false, error: 'invalid_client_id' };
    if (fields['client_secret'] !== app.clientSecret) return { ok: false, error: 'bad_client_secret' };
    if (fields['grant_type'] === 'refresh_token') {
      const place = refreshes.get(String(fields['refresh_token']));
      if (place === undefined) return { ok: false, error: 'invalid_refresh_token' };
      refreshes.delete(String(fields['refresh_token']));
      return give(place);
    }
    const code = codes.get(String(fields['code']));
    if (code === undefined) return { ok: false, error: 'invalid_code' };
    if (code.used) return { ok: false, error: 'code_already_used' };
    code.used = true;
    return give(code.place);
  }

  return {
    first,
    app,
    addWorkspace: (teamId, teamName) => ({ ...createWorkspace(), teamId, teamName, botToken: '' }),
    redirectTo(url) {
      redirectUrl = url;
    },
    signIn(place) {
      approving = place;
    },
    rotate(seconds) {
      rotation = seconds;
    },
    revoke(place) {
      for (const given of tokens.values()) if (idOf(given.place) === idOf(place)) given.revoked = true;
      for (const [token, given] of refreshes) if (idOf(given) === idOf(place)) refreshes.delete(token);
    },
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://slack.example');
      if (url.pathname !== '/oauth/v2/authorize') return false;
      const { searchParams } = url;
      if (searchParams.get('client_id') !== app.clientId || !searchParams.get('scope')) {
        response.writeHead(400).end('invalid_client_id');
        return true;
      }
      const back = new URL(redirectUrl);
      if (approving === null) back.searchParams.set('error', 'access_denied');
      else {
        const code = randomUUID();
        codes.set(code, { place: approving, used: false });
        back.searchParams.set('code', code);
      }
      back.searchParams.set('state', searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return true;
    },
    access,
    find(token) {
      const given = tokens.get(token ?? '');
      const [workspace] = given ? workspacesOf(given.place) : [];
      if (given === undefined || workspace === undefined) return 'invalid_auth';
      if (given.revoked) return 'token_revoked';
      return given.expiresAt <= now() ? 'token_expired' : workspace;
    },
  };
}

function idOf(place: InstallPlace): string {
  return 'workspaces' in place ? place.id : place.teamId;
}

function workspacesOf(place: InstallPlace): readonly Workspace[] {
  return 'workspaces' in place ? place.workspaces : [place];
}
