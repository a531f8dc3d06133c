import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundlePage, type PageBundle } from './bundle-page.ts';

const FOLDER = join(import.meta.dirname, 'page');

/** The page as `npm run build` has left it beside the compiled program; where the sources run as they are, made of them. */
export async function loadBundle(): Promise<PageBundle> {
  if (import.meta.filename.endsWith('.ts')) return bundlePage(FOLDER);
  const [js, css] = await Promise.all(['page.js', 'page.css'].map((name) => readFile(join(FOLDER, name), 'utf8')));
  return { js: js ?? '', css: css ?? '' };
}
