import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PageStage, startPageStage } from '../support/page-stage.ts';
import { HAS_BROWSER, newest, send, withPage } from './open-page.ts';
import { seriousFindings } from './serious-findings.ts';
import { floodStories } from './stories.ts';

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate('document.activeElement.textContent');
    if (name.test(String(focused))) return;
  }
  throw new Error(`nothing with ${name} is reached by Tab`);
}

describe.skipIf(!HAS_BROWSER)('the local page by keyboard and on a phone', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await startPageStage({ stories: floodStories(), now: '2026-03-03T12:00:00Z' });
  });
  afterAll(() => stage.stop());

  test('takes a command, a button and a form without a mouse; a form that is wrong stays open and says why', () =>
    withPage(stage, async (page) => {
      await page.keyboard.type('/briefing quo');
      await page.locator('#suggestion-0').getByText('/briefing quotes').waitFor();
      await page.keyboard.press('ArrowDown');
      const box = page.getByRole('combobox');
      expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
      await page.keyboard.press('Enter');
      expect(await box.inputValue()).toBe('/briefing quotes ');
      await page.keyboard.type('mar');
      await page.getByRole('option', { name: 'Marlow Bridge' }).first().waitFor();
      await page.keyboard.press('Escape');
      expect(await box.getAttribute('aria-expanded')).toBe('false');
      await box.fill('');
      await page.keyboard.type('marlow bridge');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await newest(page, 'slack').getByRole('button', { name: 'Follow' }).waitFor();

      await page.locator('#pane-slack .log').focus();
      await tabTo(page, /^All quotes 7$/);
      await page.keyboard.press('Enter');
      await newest(page, 'slack').getByRole('button', { name: 'Next' }).waitFor();
      await tabTo(page, /^Next$/);
      await page.keyboard.press('Enter');
      await newest(page, 'slack').getByRole('button', { name: 'Previous' }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Previous');

      await page.locator('#pane-slack .log').focus();
      await tabTo(page, /^Follow$/);
      await page.keyboard.press('Enter');
      const form = page.getByRole('dialog', { name: /Follow/ });
      await form.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('textbox', { name: 'When' }).fill('evry morning');
      await page.keyboard.press('Enter');
      await form.getByText(/can't read “evry morning”/).waitFor();
      expect(await page.evaluate('document.activeElement.value')).toBe('evry morning');
      await form.getByRole('textbox', { name: 'When' }).fill('weekdays 8:30');
      await page.keyboard.press('Enter');
      await form.waitFor({ state: 'detached' });
      await newest(page, 'discord')
        .getByText(/weekdays 08:30/)
        .waitFor();

      await send(page, '/briefing digest add');
      await page.getByRole('dialog', { name: 'New digest' }).getByLabel('Topic').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }));

  test('what is pointed at stays so when a later list comes', () =>
    withPage(stage, async (page) => {
      let answer = () => undefined as undefined;
      const pointed = new Promise<void>((resolve) => {
        answer = () => void resolve();
      });
      await page.route(/suggest\?line=.*quo$/, async (route) => {
        await pointed;
        await route.continue();
      });
      await page.keyboard.type('/briefing qu');
      await page.locator('#suggestion-0').getByText('/briefing quotes').waitFor();
      const late = page.waitForResponse(/suggest\?line=.*quo$/);
      await page.keyboard.type('o');
      await page.keyboard.press('ArrowDown');
      answer();
      await (await late).finished();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('combobox').inputValue()).toBe('/briefing quotes ');
    }));

  test("a form of Discord's that is wrong is answered with a button that opens it again", () =>
    withPage(stage, async (page) => {
      await send(page, '/briefing topic:marlow bridge');
      await newest(page, 'discord').getByRole('button', { name: 'Follow' }).click();
      const form = page.getByRole('dialog', { name: 'Follow' });
      await form.getByRole('textbox', { name: 'When' }).fill('noon-ish');
      await form.getByRole('button', { name: 'Submit' }).click();
      await newest(page, 'discord')
        .getByText(/can't read “noon-ish”/)
        .waitFor();
      await newest(page, 'discord').getByRole('button').last().click();
      expect(await form.getByRole('textbox', { name: 'When' }).inputValue()).toBe('noon-ish');
    }));

  test('fits a phone: one pane at a time, nothing wider than the screen, dark as well', () =>
    withPage(
      stage,
      async (page) => {
        await send(page, '/briefing marlow bridge');
        const tabs = page.getByRole('tab');
        expect(await tabs.allTextContents()).toEqual(['Discord', 'Slack']);
        await newest(page, 'discord').getByRole('button', { name: 'Sources' }).waitFor();
        expect(await page.locator('#pane-slack').isVisible()).toBe(false);
        await tabs.first().focus();
        await page.keyboard.press('ArrowRight');
        await newest(page, 'slack').getByRole('button', { name: 'Sources' }).waitFor();
        expect(await page.locator('#pane-discord').isVisible()).toBe(false);
        const wide = await page.evaluate(
          "[document.documentElement, ...document.querySelectorAll('.log')].map((one) => one.scrollWidth - one.clientWidth)",
        );
        expect(wide).toEqual([0, 0, 0]);
        expect(await seriousFindings(page)).toEqual([]);
      },
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
    ));
});
