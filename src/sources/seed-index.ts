import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../kernel/errors.ts';

const entrySchema = z.strictObject({
  title: z.string().trim().min(1).optional(),
  outlet: z.string().trim().min(1).optional(),
  origin: z.string().trim().min(1).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  publishedAt: z.union([z.iso.date(), z.iso.datetime({ local: true, offset: true })]).optional(),
});
const indexSchema = z.record(z.string(), z.unknown());

/** What is known of one seed file besides its text. */
export type SeedFacts = z.infer<typeof entrySchema>;

/** The name of the file that says what is known of the others. */
export const INDEX_FILE = 'index.json';

/**
 * Reads `index.json` of a seeds folder: facts by file name. Each entry that is wrong is left out with one warning; a
 * missing index is no fault.
 */
export async function readSeedIndex(
  dir: string,
): Promise<{ facts: ReadonlyMap<string, SeedFacts>; warnings: readonly string[] }> {
  const path = join(dir, INDEX_FILE);
  const facts = new Map<string, SeedFacts>();
  let entries: Record<string, unknown>;
  try {
    entries = indexSchema.parse(JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, '')));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return { facts, warnings: [] };
    const reason =
      thrown instanceof z.ZodError ? 'it must be an object with file names as its keys' : messageOf(thrown);
    return { facts, warnings: [`${path} was left out: ${reason}. The stories are read without it.`] };
  }
  const warnings: string[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const parsed = entrySchema.safeParse(entry);
    if (parsed.success) facts.set(name, parsed.data);
    else warnings.push(`${path}: the entry of ${name} was left out: ${explain(parsed.error)}`);
  }
  return { facts, warnings };
}

function explain(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'entry'}: ${message}`).join('; ');
}
