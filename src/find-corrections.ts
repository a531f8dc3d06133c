import { setImmediate } from 'node:timers/promises';
import type { Article } from './articles/article.ts';
import type { ArticleArchive, KeptArticle } from './articles/article-archive.ts';
import { readArticle } from './articles/read-article.ts';
import type { Briefing } from './briefing/briefing.ts';
import { type Edit, findEdit } from './briefing/changes/find-edit.ts';
import type { Told } from './briefing/told.ts';
import type { Correction } from './presentation/present-corrections.ts';

/** Reading an article takes some milliseconds: what was told from more edited ones than this is not corrected. */
const MOST_READ = 20;
/** Channels that follow one topic were told the same: what became of it is found once. */
const MOST_REMEMBERED = 5_000;

/**
 * Finds what of that which was told at a time is no longer what the articles say that it was told from: each bullet and
 * quote, and what is said in its place, at most once. `now` is the briefing of now, whose words are preferred for what is
 * said now. The whole text in place of an excerpt is no correction.
 */
export type FindCorrections = (told: Told, toldAt: Date, now: Briefing) => Promise<Correction[]>;

/** Something that was told; in a quote each word counts. */
interface Item {
  readonly kind: 'bullets' | 'quotes';
  readonly text: string;
  readonly articles: readonly string[];
}

/** Creates the finding of corrections over an archive. */
export function createCorrectionFinder(
  archive: Pick<ArticleArchive, 'editedSince' | 'load' | 'versions'>,
): FindCorrections {
  const known = new Map<string, Edit | null>();
  /** What became of what was told from an article since then. */
  async function editsOf(kept: KeptArticle, items: readonly Item[], toldAt: Date, now: Briefing) {
    const { id } = kept.item;
    const since = (await archive.versions(id)).filter(({ replacedAt }) => Date.parse(replacedAt) > toldAt.getTime());
    const version = since.at(-1);
    if (!version || version.excerptOnly) return [];
    const states = [id, version.replacedAt, since[0]?.replacedAt, now.contentHash];
    let read: { readonly before: Article; readonly after: Article } | null = null;
    return items.map((item) => {
      const key = JSON.stringify([...states, item.kind, item.text]);
      let edit = known.get(key);
      if (edit === undefined) {
        read ??= { before: readArticle(version.item), after: readArticle(kept.item) };
        const options = { exact: item.kind === 'quotes', fresh: freshOf(now, id, item.kind) };
        edit = findEdit(item.text, read.before, read.after, options);
        if (known.size >= MOST_REMEMBERED) known.clear();
        known.set(key, edit);
      }
      return { item, edit, until: version.replacedAt };
    });
  }

  return async (told, toldAt, now) => {
    const items = itemsOf(told);
    const ids = new Set(items.flatMap(({ articles }) => articles));
    const edited = ids.size > 0 ? await archive.editedSince([...ids], toldAt) : [];
    const corrections = new Map<string, Correction>();
    const said = new Set<string>();
    for (const kept of await archive.load(edited.slice(0, MOST_READ))) {
      const { id, outlet = null, url = null } = kept.item;
      const own = items.filter(({ articles }) => articles.includes(id));
      for (const { item, edit, until } of await editsOf(kept, own, toldAt, now)) {
        const before = shown(item.kind, item.text);
        if (!edit || corrections.has(before) || (edit.now !== null && said.has(edit.now))) continue;
        if (edit.now !== null) said.add(edit.now);
        const fresh = edit.now !== null && freshOf(now, id, item.kind).includes(edit.now);
        const inPlace = fresh && edit.now !== null ? shown(item.kind, edit.now) : edit.now;
        corrections.set(before, { before, now: inPlace, articleId: id, outlet, url, until });
      }
      // What waits on the event loop goes first: a heartbeat must not wait for many articles.
      await setImmediate();
    }
    return [...corrections.values()];
  };
}

function itemsOf({ bullets, quotes }: Told): Item[] {
  return [
    ...bullets.map((bullet): Item => ({ ...bullet, kind: 'bullets' })),
    ...quotes.map((quote): Item => ({ ...quote, kind: 'quotes' })),
  ];
}

function shown(kind: Item['kind'], words: string): string {
  return kind === 'quotes' ? `“${words}”` : words;
}

/** The bullets, or the quotes, that are told from an article now. */
function freshOf({ stories }: Briefing, id: string, kind: Item['kind']): string[] {
  const isOf = (places: readonly { readonly articleId: string }[]) => places.some(({ articleId }) => articleId === id);
  if (kind === 'bullets') {
    return stories.flatMap(({ bullets }) => bullets.filter(({ citations }) => isOf(citations)).map(({ text }) => text));
  }
  return stories.flatMap(({ quotes }) => quotes.filter(({ appearances }) => isOf(appearances)).map(({ text }) => text));
}
