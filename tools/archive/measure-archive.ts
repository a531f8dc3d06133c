import type { ArchiveScope } from '../../src/articles/article-archive.ts';
import { searchGroups } from '../../src/stories/search-terms.ts';
import type { BenchBot } from './bench-bot.ts';
import { type InventedNews, inventNews, randomFrom } from './invent-news.ts';
import { measure } from './measure.ts';
import { ORDINARY } from './measure-bot.ts';

const RUNS = 200;
const MOST_HITS = 400;
const DAY_MS = 86_400_000;

/** The archive below the bot: searches of each kind by who follows 200 feeds, and by who follows one. */
export async function measureArchive({ store: { archive }, scope }: BenchBot, size: number): Promise<void> {
  const random = randomFrom(size);
  const any = (): InventedNews => inventNews(Math.floor(random() * size));
  const one: ArchiveScope = { feedIds: scope.feedIds.slice(0, 1), mutedOutlets: [] };
  const yesterday = new Date(inventNews(size).publishedAt.getTime() - DAY_MS);
  const search = (topic: string, seen = scope, since: Date | null = null) =>
    archive.search(searchGroups(topic), seen, since, MOST_HITS);
  const ordinary = () => any().story.words[ORDINARY] as string;
  const lines: Readonly<Record<string, () => Promise<unknown>>> = {
    'search: a rare word': () => search(any().story.words.at(-1) as string),
    'search: an ordinary word': () => search(ordinary()),
    'search: an ordinary word, one feed': () => search(ordinary(), one),
    'search: an ordinary word, last 24 hours': () => search(ordinary(), scope, yesterday),
    'search: a word of most articles': () => search('council'),
    'search: a word of most articles, one feed': () => search('council', one),
    'search: a word of most articles, 24 hours': () => search('council', scope, yesterday),
    'search: three words of most articles': () => search('council engineers ferry'),
    'count of all that is seen': () => archive.count(scope),
    'known by its keys?': () => archive.findByKeys([`guid news-${Math.floor(random() * size * 2)}`]),
  };
  for (const [name, act] of Object.entries(lines)) await measure(name, RUNS, act);
}
