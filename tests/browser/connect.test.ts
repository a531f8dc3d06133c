import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/index.ts';
import { type PageStage, startPageStage } from '../support/page-stage.ts';
import { HAS_BROWSER, newest, open, send, withPage } from './open-page.ts';
import { seriousFindings } from './serious-findings.ts';
import { floodStories } from './stories.ts';

const WRONG = 'MTIz.not-the-token.of-any-bot';

describe.skipIf(!HAS_BROWSER)('the first minutes on the local page', () => {
  let discord: FakeDiscord;
  let slack: FakeSlack;
  let stage: PageStage;
  beforeAll(async () => {
    [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
    const urls = { discordUrl: discord.apiUrl, slackUrl: slack.apiUrl };
    stage = await startPageStage({ stories: floodStories(), now: '2026-03-03T12:00:00Z', ...urls });
  });
  afterAll(() => Promise.all([stage.stop(), discord.close(), slack.close()]));

  test('a token is tried, what is wrong is said, and a good one gives the invite link and the line for .env', () =>
    withPage(stage, async (page) => {
      await page.getByRole('button', { name: 'Connect, in five minutes' }).click();
      const guide = page.getByRole('dialog', { name: 'Connect the bot' });
      const [onDiscord, onSlack] = [guide.locator('.way').first(), guide.locator('.way').last()];
      await onDiscord.getByLabel('Bot token').fill(WRONG);
      await page.keyboard.press('Enter');
      await onDiscord.getByText(/Discord refuses this token\. Copy it again/).waitFor();
      await onDiscord.getByLabel('Bot token').fill(discord.token);
      await onDiscord.getByRole('button', { name: 'Check' }).click();
      const invite = onDiscord.getByRole('link', { name: 'Invite it to your server' });
      const address = new URL((await invite.getAttribute('href')) ?? '');
      expect(Object.fromEntries(address.searchParams)).toEqual({
        client_id: expect.stringMatching(/^\d{17,20}$/),
        scope: 'bot applications.commands',
        permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 38n)),
      });
      await onDiscord.getByText('DISCORD_TOKEN=…').waitFor();

      const create = onSlack.getByRole('link', { name: 'open it at Slack' });
      const manifest = new URL((await create.getAttribute('href')) ?? '').searchParams.get('manifest_json') ?? '';
      expect(JSON.parse(manifest)).toMatchObject({ settings: { socket_mode_enabled: true } });
      const { botToken, appToken } = slack.workspace;
      await onSlack.getByLabel(/^Bot User/).fill(appToken);
      await onSlack.getByLabel(/^App-Level/).fill(appToken);
      await onSlack.getByRole('button', { name: 'Check' }).click();
      await onSlack.getByText(/That is not the Bot User OAuth Token/).waitFor();
      await onSlack.getByText('Socket Mode is open').waitFor();
      await onSlack.getByLabel(/^Bot User/).fill(botToken);
      await onSlack.getByRole('button', { name: 'Check' }).click();
      await onSlack.getByText(/The token works: @/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      for (const secret of [WRONG, discord.token, botToken, appToken]) {
        expect(JSON.stringify(stage.logger.lines)).not.toContain(secret);
        expect(JSON.stringify(await stage.store().conversation.since(0))).not.toContain(secret);
      }
    }));

  test('who waits is told what is being done, in both panes, until the answer comes', () =>
    withPage(stage, async (page) => {
      let finish = () => {};
      stage.whileBriefing = (working) =>
        new Promise((resolve) => {
          finish = resolve;
          working?.('Reading 40 articles…');
        });
      await send(page, 'marlow bridge');
      await page.getByText('Briefing is thinking…').first().waitFor();
      stage.pass();
      for (const pane of ['discord', 'slack'] as const)
        await newest(page, pane).getByText('Reading 40 articles…').waitFor();
      finish();
      await newest(page, 'slack').getByRole('button', { name: 'Sources' }).waitFor();
      await page.getByText('Reading 40 articles…').first().waitFor({ state: 'detached' });
      stage.whileBriefing = async () => undefined;
      await open(page, stage.url);
      expect(await page.getByText('Reading 40 articles…').count()).toBe(0);
    }));
});
