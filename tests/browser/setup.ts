import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { BROWSER_ARGS, findChromium } from '../support/find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all tests is; '' where there is none. */
    browser: string;
  }
}

/** Starts one browser for all tests; without one says so in a line, and the tests are skipped. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const executablePath = findChromium();
  if (executablePath === null) {
    console.warn('The browser tests are skipped: no Chromium found. Install it, or set CHROMIUM_PATH.');
    provide('browser', '');
    return undefined;
  }
  const server = await chromium.launchServer({ executablePath, args: BROWSER_ARGS });
  provide('browser', server.wsEndpoint());
  return () => server.close();
}
