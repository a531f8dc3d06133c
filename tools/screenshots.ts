import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fixedStories, readStories, silentLogger } from '../src/index.ts';
import { BROWSER_ARGS, findChromium } from '../tests/support/find-chromium.ts';
import { startPageStage } from '../tests/support/page-stage.ts';

/** Makes the pictures of the documentation: the local page with an answer on the bundled stories, and a quote of it. */
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/images');
const TOPIC = 'syria';

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium found. Install it, or set CHROMIUM_PATH.');
const { stories } = await readStories(join(ROOT, 'seeds'), silentLogger);
const stage = await startPageStage({ stories: fixedStories(stories, silentLogger), now: '2026-03-05T08:00:00Z' });
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
mkdirSync(FOLDER, { recursive: true });

const look = { viewport: { width: 1180, height: 850 }, locale: 'en-GB', timezoneId: 'UTC' };
const page = await browser.newPage(look);
await page.goto(stage.url);
await page.locator('body[data-ready]').waitFor();
await page.getByRole('combobox').fill(`/briefing ${TOPIC} length:short`);
await page.keyboard.press('Enter');
await page.locator('#pane-slack').getByRole('button', { name: 'Sources' }).waitFor();
await page.screenshot({ path: join(FOLDER, 'local-page.png') });

await page.locator('#pane-slack').getByRole('button', { name: 'Picture' }).first().click();
await page.locator('#pane-slack .picture').waitFor();
const newest = (await stage.store().conversation.since(0)).at(-1);
const { file }: { file: { base64: string } } = JSON.parse(newest?.body ?? '');
writeFileSync(join(FOLDER, 'quote.png'), Buffer.from(file.base64, 'base64'));

await browser.close();
await stage.stop();
console.log('docs/images: local-page.png, quote.png');
