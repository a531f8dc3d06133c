import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { PageStage } from '../support/page-stage.ts';

/** False where there is no browser on this machine. */
export const HAS_BROWSER = inject('browser') !== '';

let browser: Promise<Browser> | null = null;

/**
 * Opens the page of a stage and waits until it is usable; when `use` is done, nothing may stand in the browser's console, and
 * no request may have gone to another host, but for what is expected.
 */
export async function withPage(
  { url }: PageStage,
  use: (page: Page) => Promise<void>,
  { expected, ...options }: BrowserContextOptions & { readonly expected?: RegExp } = {},
): Promise<void> {
  browser ??= chromium.connect(inject('browser'));
  const context = await (await browser).newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('dialog', (dialog) => wrong.push(`a dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !asked.startsWith('blob:')) wrong.push(`a request to ${asked}`);
  });
  try {
    await open(page, url);
    await use(page);
    expect(wrong.filter((one) => !expected?.test(one))).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Opens it, also again. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.locator('body[data-ready]').waitFor();
}

/** Types a line and sends it. */
export async function send(page: Page, line: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Command' }).fill(line);
  await page.keyboard.press('Enter');
}

/** The newest message of a pane. */
export function newest(page: Page, pane: 'discord' | 'slack') {
  return page.locator(`#pane-${pane} .message`).last();
}
