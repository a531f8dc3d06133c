import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePage } from '../adapters/preview/bundle-page.ts';

/** Bundles the local page to where the compiled program looks for it. */
const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'dist/adapters/preview/page');

const { js, css } = await bundlePage(join(ROOT, 'adapters/preview/page'));
mkdirSync(TARGET, { recursive: true });
writeFileSync(join(TARGET, 'page.js'), js);
writeFileSync(join(TARGET, 'page.css'), css);
