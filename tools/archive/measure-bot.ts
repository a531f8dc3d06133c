import { type BenchBot, CALLER } from './bench-bot.ts';
import { type InventedNews, inventNews, randomFrom } from './invent-news.ts';
import { measure } from './measure.ts';

/** What someone may ask for, by kind, of an article that they may see. */
const KINDS: Readonly<Record<string, (news: InventedNews, run: number) => string>> = {
  'a rare word': ({ story }) => story.words.at(-1) as string,
  'an ordinary word': ({ story }) => story.words[ORDINARY] as string,
  'a person': ({ story }) => story.people[0] as string,
  'words of every article': (_, run) => wordsOfAll(run),
  'a misspelled word': ({ story }) => misspelled(story.words[ORDINARY] as string),
  'two words': ({ story }) => `${story.place.split(' ')[1]} ${story.words[ORDINARY]}`,
  'nothing that stands anywhere': (_, run) => `xyxwyx${run} qqjqy`,
};
const EVERYWHERE = 'council teachers engineers recess warning ferry roster bridge repairs flood budget farmers'.split(
  ' ',
);
/** Which of a story's words is neither rare nor everywhere: about three articles in a hundred have it. */
export const ORDINARY = 3;
const BRIEFINGS = 50;
const COMPLETIONS = 200;
/** The feeds of the server that asks: see `openBenchBot`. */
const SEEN_FEEDS = 200;
/** What a misspelled word was meant for must have been seen lately. */
const LATEST = 3_000;

/** `/briefing` of each kind of topic, each asked for the first time and then again. */
export async function measureBriefings({ service }: BenchBot, size: number): Promise<void> {
  for (const [name, topicOf] of Object.entries(KINDS)) {
    const topics = newsSeen(size, name.length).map(topicOf);
    const answers = new Map<string, number>();
    const ask = async (run: number): Promise<void> => {
      const { code } = await service.run('briefing', { topic: topics[run] as string }, CALLER);
      answers.set(code, (answers.get(code) ?? 0) + 1);
    };
    await measure(`/briefing ${name}`, BRIEFINGS, ask);
    console.log(`  ${[...answers].map(([code, count]) => `${code} ${count}`).join(', ')}`);
    await measure('  asked again', BRIEFINGS, ask);
  }
}

/** So many topics of every kind, in turn. */
export function topicsOfAllKinds(size: number, count: number): string[] {
  const kinds = Object.values(KINDS);
  const seen = newsSeen(size, count);
  return Array.from({ length: count }, (_, run) => {
    const kind = kinds[run % kinds.length] as (typeof kinds)[number];
    return kind(seen[run % seen.length] as InventedNews, run);
  });
}

/** Completion of what is typed so far: the first letters of names and words, right and wrong, and nothing. */
export async function measureCompletion({ service }: BenchBot, size: number): Promise<void> {
  const seen = newsSeen(size, 1);
  const nameOf = (run: number): string => {
    const { place, people, words } = (seen[run % seen.length] as InventedNews).story;
    return [place, people[0], words[0]][run % 3] as string;
  };
  const complete = (name: string, typed: (run: number) => string) => {
    let shown = 0;
    const act = async (run: number) => {
      shown += (await service.complete('topic', typed(run), CALLER)).length;
    };
    return measure(name, COMPLETIONS, act).then(() => {
      console.log(`  ${(shown / COMPLETIONS).toFixed(1)} suggestions each`);
    });
  };
  await complete('completion of nothing', () => '');
  for (const letters of [1, 2, 4, 8]) {
    await complete(`completion of ${letters} letter(s)`, (run) => nameOf(run).slice(0, letters));
  }
  await complete('completion of a misspelling', (run) => misspelled(nameOf(run)));
}

/** Articles of the feeds that the server follows, from all of the archive, the latest more often. */
function newsSeen(size: number, seed: number): InventedNews[] {
  const random = randomFrom(seed + size);
  const found: InventedNews[] = [];
  while (found.length < BRIEFINGS) {
    const reach = found.length % 2 ? size : Math.min(size, LATEST);
    const news = inventNews(size - 1 - Math.floor(random() * reach));
    if (news.feed <= SEEN_FEEDS) found.push(news);
  }
  return found;
}

/** One word, and when all have had their turn, two. */
function wordsOfAll(run: number): string {
  const round = Math.floor(run / EVERYWHERE.length);
  const first = EVERYWHERE[run % EVERYWHERE.length] as string;
  return round === 0 ? first : `${first} ${EVERYWHERE[(run + round) % EVERYWHERE.length]}`;
}

/** Two letters in the middle have changed places. */
function misspelled(words: string): string {
  const middle = Math.floor(words.length / 2);
  return words.slice(0, middle - 1) + words[middle] + words[middle - 1] + words.slice(middle + 1);
}
