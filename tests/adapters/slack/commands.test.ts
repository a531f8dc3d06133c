import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createManifest, SCOPES } from '../../../adapters/slack/commands.ts';
import manifest from '../../../adapters/slack/manifest.json' with { type: 'json' };
import oauthManifest from '../../../adapters/slack/manifest-oauth.json' with { type: 'json' };
import { createOauthManifest } from '../../../adapters/slack/manifest-oauth.ts';
import { setStage } from './slack-server.ts';

test('the manifest to paste is what the code needs', () => {
  expect(manifest).toEqual(createManifest());
});

test('the manifest for many workspaces is what the code needs over HTTP', () => {
  expect(oauthManifest).toEqual(createOauthManifest('https://briefing.example'));
  const { settings, oauth_config, features } = oauthManifest;
  expect(settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining(['app_uninstalled', 'tokens_revoked']),
  );
  expect(oauth_config.redirect_urls).toEqual(['https://briefing.example/slack/oauth_redirect']);
  expect(features.slash_commands[0]?.url).toBe('https://briefing.example/slack/events');
  expect(settings).toMatchObject({ org_deploy_enabled: true, socket_mode_enabled: false });
});

test('the scopes of the manifest are enough for every call, and none can be spared', async () => {
  const stage = await setStage('socket', {
    prepare: ({ workspace }) => {
      workspace.scopes.clear();
      for (const scope of manifest.oauth_config.scopes.bot) workspace.scopes.add(scope);
    },
  });
  await stage.slack.mention('port ellery');
  await stage.slack.mention('secretly port ellery');
  const [checked] = await stage.slack.sendCommand('check C0CLOSED');
  expect(checked?.text).toMatch(/^I am not in #closed yet/);
  const [sent] = await stage.slack.sendCommand('give');
  expect(sent?.text).toContain('Sent to you');
  await stage.slack.sendCommand('take', { answers: 0 });
  const [taken] = await stage.slack.submitFile({ name: 'mine.opml', content: 'harbour' });
  expect(taken?.text).toContain('harbour');
  expect(stage.logged.filter(({ message }) => message.includes('lacks scopes'))).toEqual([]);
  await stage.close();
});

test('an app that was installed with fewer scopes is told to be installed again', async () => {
  const stage = await setStage('socket', { prepare: ({ workspace }) => workspace.scopes.delete('channels:read') });
  expect(stage.logged).toContainEqual({
    level: 'warn',
    fields: { missing: ['channels:read'] },
    message: 'slack: the app lacks scopes; install it again',
  });
  await stage.close();
});

test('the docs tell the reason of each scope of the manifest, and of no other', () => {
  const docs = readFileSync('docs/slack.md', 'utf8').split('## Why each scope')[1]?.split('\n## ')[0] ?? '';
  const rows = [...docs.matchAll(/^\| `([a-z:_]+)` +\| (.*?) +\|$/gm)].map(([, scope = '', reason = '']) => [
    scope,
    reason,
  ]);
  expect(Object.fromEntries(rows)).toEqual(SCOPES);
  expect(rows.map(([scope]) => scope)).toEqual(manifest.oauth_config.scopes.bot);
  expect(oauthManifest.oauth_config.scopes).toEqual(manifest.oauth_config.scopes);
});

test('every scope has a reason, and the manifest keeps Slack’s own limits', () => {
  expect(Object.values(SCOPES).every((reason) => reason.length > 10)).toBe(true);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  for (const { name, callback_id, description } of manifest.features.shortcuts) {
    expect([name.length <= 24, callback_id.length <= 255, description.length <= 150]).toEqual([true, true, true]);
  }
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/briefing']);
});
