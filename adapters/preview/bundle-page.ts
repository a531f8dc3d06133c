import { join } from 'node:path';

/** The page's script and styles, each in one file. */
export interface PageBundle {
  readonly js: string;
  readonly css: string;
}

/** Bundles the page from its sources in that folder; throws where they do not compile. */
export async function bundlePage(folder: string): Promise<PageBundle> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'index.ts'), join(folder, 'styles/index.css')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: folder,
    charset: 'utf8',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { js: textOf('.js'), css: textOf('.css') };
}
