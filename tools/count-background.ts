/**
 * Counts in how many articles of some labelled or unlabelled sets each term stands, and writes
 * src/stories/background.json: what the clusterer knows of everyday news English before it has seen an article.
 *
 *   npx tsx tools/count-background.ts articles.jsonl more.jsonl
 *
 * A line is {"text", "title"?}. Only terms of at least three articles are kept, and only how many have each: no
 * text. The file in the repository was counted over 555 English news articles of 2011 to 2017 (a public set made for
 * studying quotations and a sample of one made for studying summaries), none of which the similarity weights were
 * trained on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { termOf } from '../src/stories/term-of.ts';
import { wordsOf } from '../src/stories/words.ts';

const LEAST_ARTICLES = 3;
const LONGEST_TEXT = 20_000;
const OUTPUT = new URL('../src/stories/background.json', import.meta.url);

const counts = new Map<string, number>();
let documents = 0;
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as { text: string; title?: string | null };
    documents += 1;
    for (const term of termsOf(`${row.title ?? ''}\n${row.text.slice(0, LONGEST_TEXT)}`)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
}
if (documents === 0) throw new Error('No article was read: name at least one file.');
const kept = [...counts].filter(([, count]) => count >= LEAST_ARTICLES).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(OUTPUT, `${JSON.stringify({ documents, frequencies: Object.fromEntries(kept) })}\n`);
console.log(`${documents} articles, ${kept.length} terms`);

function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const word of wordsOf(text)) {
    const term = word.kind === 'glyphs' ? null : termOf(word, 'en');
    if (term !== null) terms.add(term);
  }
  return terms;
}
