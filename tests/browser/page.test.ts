import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PageStage, startPageStage } from '../support/page-stage.ts';
import { HAS_BROWSER, newest, open, send, withPage } from './open-page.ts';
import { seriousFindings } from './serious-findings.ts';
import { floodStories } from './stories.ts';

const PANES = ['discord', 'slack'] as const;

describe.skipIf(!HAS_BROWSER)('the local page', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await startPageStage({ stories: floodStories(), now: '2026-03-03T12:00:00Z' });
  });
  afterAll(() => stage.stop());

  test('answers a command in both panes, opens sources and pages of quotes, and has all after a reload', () =>
    withPage(stage, async (page) => {
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('combobox').pressSequentially('marl');
      await page.getByRole('option', { name: '/briefing Marlow Bridge' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      for (const pane of PANES) {
        const answer = newest(page, pane);
        await answer.getByRole('heading', { name: /Senn/ }).waitFor();
        expect(await answer.textContent()).toContain('1,200 people left their homes');
        expect(await answer.textContent()).not.toMatch(/Only (?:you|visible)/);
      }
      await newest(page, 'discord').getByRole('button', { name: 'Sources' }).click();
      await newest(page, 'discord').getByText('Only you can see this').waitFor();
      await newest(page, 'slack').getByText('Only visible to you').waitFor();
      expect(await newest(page, 'slack').textContent()).toContain('rose by three metres');

      await page.locator('#pane-slack').getByRole('button', { name: 'All quotes 7' }).click();
      await newest(page, 'slack').getByRole('button', { name: 'Next' }).click();
      for (const pane of PANES)
        await newest(page, pane)
          .getByText(/Yara Benn/)
          .waitFor();
      expect(await page.locator('#pane-discord .message').count()).toBe(3);

      await newest(page, 'slack').getByRole('button', { name: 'Picture' }).first().click();
      for (const pane of PANES)
        await newest(page, pane)
          .getByRole('img', { name: /Yara Benn|Emil Karas/ })
          .waitFor();

      await newest(page, 'discord').getByRole('button', { name: /^JSON/ }).click();
      const json = JSON.parse((await page.getByRole('region', { name: 'JSON' }).textContent()) ?? '');
      expect(json).toMatchObject({ flags: (1 << 2) | (1 << 6) | (1 << 15), allowed_mentions: { parse: [] } });
      await page.keyboard.press('Escape');
      expect(await seriousFindings(page)).toEqual([]);

      const before = await page.locator('.log').allTextContents();
      await open(page, stage.url);
      expect(await page.locator('.log').allTextContents()).toEqual(before);
    }));

  test('what Slack has in a menu is a button on Discord, and does the same', () =>
    withPage(stage, async (page) => {
      const actions = [{ id: 'digest-add', label: 'New digest' }];
      const more = [{ id: 'digest-pause:4711', label: 'Pause' }];
      const document = { blocks: [{ kind: 'actions' as const, actions, more }], summary: 'A row' };
      const [payload = ''] = stage.publisher().render(document);
      const address = { platform: 'preview', tenantId: 'page', channelId: 'preview' };
      await stage.publisher().post({ address, payload, key: 'menu', firstMessageId: null, inDoubt: null });
      await newest(page, 'discord').getByRole('button', { name: 'Pause' }).waitFor();
      await newest(page, 'slack').getByLabel('More').selectOption('Pause');
      for (const pane of PANES)
        await newest(page, pane)
          .getByText(/no digest 4711/i)
          .waitFor();
    }));

  test('shows a digest when its time has come, also after the bot was started again', () =>
    withPage(
      stage,
      async (page) => {
        await send(page, '/digest add topic:marlow bridge when:daily 08:00');
        for (const pane of PANES)
          await newest(page, pane)
            .getByText(/Digest \d+ · marlow bridge · daily 08:00/)
            .waitFor();
        await stage.deliver('2026-03-04T08:00:10Z');
        for (const pane of PANES) {
          await newest(page, pane).getByText('Digest', { exact: true }).waitFor();
          expect(await newest(page, pane).textContent()).toContain('rose by three metres');
        }
        const count = await page.locator('#pane-slack .message').count();
        await stage.deliver('2026-03-04T08:01:10Z');
        await stage.restart();
        await page.getByText('The bot does not answer').waitFor();
        await page.getByText('The bot does not answer').waitFor({ state: 'hidden' });
        expect(await page.locator('#pane-slack .message').count()).toBe(count);
        await stage.deliver('2026-03-05T08:00:10Z');
        await newest(page, 'slack')
          .getByText(/nothing new/)
          .waitFor();
        expect(await page.locator('#pane-slack .message').count()).toBe(count + 1);
      },
      { expected: /ERR_(?:CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)/ },
    ));
});
