import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStates } from '../../../adapters/slack/oauth-state.ts';
import { createBrowser } from '../../support/browser.ts';
import { type OauthStage, STATE_SECRET, setOauthStage } from './oauth-stage.ts';
import { setStage } from './slack-server.ts';

let stage: OauthStage;
beforeEach(async () => {
  stage = await setOauthStage('http');
});
afterEach(() => stage.close());

function warnings(): readonly object[] {
  return stage.logged.filter(({ level }) => level === 'warn' || level === 'error');
}

async function nothingChanged(): Promise<void> {
  expect(await stage.store.installations.all('slack')).toEqual([]);
}

describe('installing', () => {
  test('leads on to Slack with the scopes, and back to a page that says what to do', async () => {
    const ellery = stage.slack.addWorkspace('T0PORT', 'Port <b>Ellery</b> & Co');
    stage.slack.signIn(ellery);
    const authorize = await stage.browser.begin();
    expect(`${authorize.origin}${authorize.pathname}`).toBe('https://slack.com/oauth/v2/authorize');
    expect(authorize.searchParams.get('scope')).toContain('commands,chat:write,');
    const [cookie] = stage.browser.cookies;
    expect(cookie).toMatch(/^__Host-slack-install=[\w-]{24}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const page = await stage.browser.open(await stage.browser.approve(authorize));
    expect(page.status).toBe(200);
    expect(page.html).toContain('<h1>Briefing is in Port &lt;b&gt;Ellery&lt;/b&gt; &amp; Co</h1>');
    expect(page.html).toContain('href="https://slack.com/app_redirect?app=A0FAKE&amp;team=T0PORT"');
    expect(page.html).toContain('/briefing floods');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).not.toMatch(/<script|src=|<link/);
    expect(stage.browser.cookies.at(-1)).toContain('Max-Age=0');
    const [answer] = await stage.slack.actsIn(ellery).sendCommand('port ellery');
    expect(answer?.text).toBe('You typed: port ellery');
    expect(stage.service.asked[0]?.caller.tenantId).toBe('T0PORT');
  });

  test.each([
    ['https://slack-gov.com/api/', 'https://slack-gov.com'],
    ['https://proxy.example/slack/api/', 'https://slack.com'],
    ['https://slack-gov.com.proxy.example/api/', 'https://slack.com'],
  ])('sends the browser to Slack itself, wherever the bot calls it: %s', async (apiUrl, origin) => {
    const { app } = stage.slack;
    const oauth = { ...app, stateSecret: STATE_SECRET, installations: stage.installations };
    const access = () => ({ oauth });
    const other = await setStage('http', { access, apiUrl, idle: true });
    const authorize = await createBrowser(other.url, stage.slack.apiUrl).begin();
    expect(authorize.origin).toBe(origin);
    await other.close();
  });

  test('leaves no token, code or secret in the log, and none in plain in the database', async () => {
    stage.slack.rotate(43_200);
    await stage.install(stage.slack.workspace);
    await stage.slack.sendCommand('boom');
    const [call] = stage.slack.calls('oauth.v2.access');
    const tokens = (await stage.installations.find('T0ELLERY', null))?.tokens;
    const secrets = [call?.['code'], call?.['client_secret'], tokens?.access, tokens?.refresh, STATE_SECRET];
    const told = JSON.stringify([stage.logged, await stage.store.installations.all('slack')]);
    for (const secret of secrets) {
      expect(String(secret).length).toBeGreaterThan(10);
      expect(told).not.toContain(secret);
    }
  });

  test('may be cancelled', async () => {
    stage.slack.signIn(null);
    const page = await stage.browser.install();
    expect(page).toMatchObject({ status: 200 });
    expect(page.html).toContain('You cancelled it in Slack. Nothing was changed.');
    expect(stage.slack.calls('oauth.v2.access')).toEqual([]);
    await nothingChanged();
  });

  test('says so where Slack takes the code of no one, with a reference that the log has too', async () => {
    const back = await stage.browser.approve(await stage.browser.begin());
    back.searchParams.set('code', 'another-code');
    const page = await stage.browser.open(back);
    expect(page.status).toBe(502);
    const reference = /\(ref ([2-9A-Z]{4})\)/.exec(page.html)?.[1];
    expect(warnings()).toMatchObject([{ fields: { reference, reason: 'invalid_code' } }]);
    expect(JSON.stringify(stage.logged)).not.toContain('another-code');
    await nothingChanged();
  });

  test('says so where Slack sends an error back', async () => {
    const back = await stage.browser.approve(await stage.browser.begin());
    back.searchParams.delete('code');
    back.searchParams.set('error', 'invalid_team_for_non_distributed_app');
    expect((await stage.browser.open(back)).status).toBe(502);
    const reason = 'Slack sent invalid_team_for_non_distributed_app back';
    expect(warnings()).toMatchObject([{ level: 'error', fields: { reason } }]);
    await nothingChanged();
  });

  test.each(['/slack/install', '/slack/oauth_redirect'])('%s is only to be read', async (path) => {
    const response = await fetch(`${stage.url}${path}`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(405);
  });
});

describe('a state that is not good is refused with a page, logged once without it, and nothing changes', () => {
  async function refuse(back: URL, words: string, cookie?: string): Promise<void> {
    const page = await stage.browser.open(back, cookie);
    expect(page.status).toBe(400);
    expect(page.html).toContain(words);
    expect(page.html).toContain('href="/slack/install"');
    expect(warnings()).toHaveLength(1);
    const log = JSON.stringify(stage.logged);
    for (const name of ['state', 'code']) expect(log).not.toContain(back.searchParams.get(name) || 'no such thing');
    expect(stage.slack.calls('oauth.v2.access')).toHaveLength(0);
    await nothingChanged();
  }
  const comeBack = async () => stage.browser.approve(await stage.browser.begin());

  test.each<[string, (state: string) => string]>([
    ['none', () => ''],
    ['one of another make', () => 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['one that lasts longer', (state) => state.replace(/\.\d+\./, `.${Date.now() + 9_000_000}.`)],
    ['one with another id', (state) => `x${state}`],
    ['one signed with another secret', () => createStates('another secret').issue(new Date()).state],
  ])('forged: %s', async (_what, forge) => {
    const back = await comeBack();
    back.searchParams.set('state', forge(back.searchParams.get('state') ?? ''));
    await refuse(back, 'This address was not made here.');
  });

  test('stale', async () => {
    const back = await comeBack();
    stage.clock.advance(10 * 60_000);
    await refuse(back, 'More than 10 minutes went by');
  });

  test.each(['', '__Host-slack-install=', '__Host-slack-install=another', 'slack-install=x'])(
    'of another browser, whose cookie is “%s”',
    async (cookie) => {
      await refuse(await comeBack(), 'It was begun in another browser', cookie);
    },
  );

  test('of a browser that began again elsewhere', async () => {
    const back = await comeBack();
    await stage.browser.begin();
    await refuse(back, 'It was begun in another browser');
  });

  test('replayed, also in another process', async () => {
    const back = await comeBack();
    const cookie = stage.browser.cookies.at(-1)?.split(';')[0] ?? '';
    expect((await stage.browser.open(back, cookie)).status).toBe(200);
    const other = await stage.anotherProcess();
    for (const url of [stage.url, other.url]) {
      const page = await stage.browser.open(new URL(`${back.pathname}${back.search}`, url), cookie);
      expect(page.status).toBe(400);
      expect(page.html).toContain('This address was used already');
    }
    expect(stage.slack.calls('oauth.v2.access')).toHaveLength(1);
    await other.close();
  });
});
