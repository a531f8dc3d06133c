/** An invented article of an invented stream of news: nobody wrote it, nothing in it happened. */
export interface InventedNews {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  /** From 1 to `FEEDS`. */
  readonly feed: number;
  readonly publishedAt: Date;
  readonly story: InventedStory;
}

/** What an invented story is about. */
interface InventedStory {
  readonly id: number;
  readonly place: string;
  readonly people: readonly string[];
  /** Words that few other stories have, the commonest first. */
  readonly words: readonly string[];
}

export const FEEDS = 1_000;
/** So many articles a day. */
const A_DAY = 1_000;
const START = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const SENTENCES = 30;
/** So many articles, one after the other, tell these stories, some at length and most once or twice. */
const SIZES = [14, 8, 5, 3, 2, 2, 1, 1, 1, 1, 1, 1] as const;
const BLOCK = SIZES.reduce((sum, size) => sum + size, 0);
const OWN_WORDS = 12;
/** How many there are to draw from; the first of each are drawn far more often than the last. */
const PLACES = 4_000;
const FIRST_NAMES = 300;
const SURNAMES = 30_000;
const WORDS = 120_000;
const OUTLETS = 400;

/** Shares no divisor with the number of words, so that no two numbers give the same one. */
const STRIDE = 19_260_817;
const SYLLABLES = 'bdfghklmnprstvz'.split('').flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));
const LANDS = ['Port', 'Lake', 'Mount', 'Saint', 'New', 'North'];
const GROUPS = ['dock workers', 'farmers', 'shop owners', 'engineers', 'commuters', 'council members', 'teachers'];
const ACTS = ['voted to reject', 'agreed to discuss', 'refused to sign', 'welcomed', 'questioned', 'postponed'];
const THINGS = ['the new roster', 'a budget of 40 million', 'the bridge repairs', 'the flood plan', 'the night ferry'];
const ENDS = ['after three days of talks', 'before the recess', 'in spite of a warning from the court', 'on Monday'];
const SAID = [
  'Nobody asked the people who will have to live with the',
  'We have the money, and we have time for the',
  'It is too early to speak of the',
  'The numbers do not support what was promised of the',
];
const ROLES = ['mayor', 'union secretary', 'harbour master', 'finance minister', 'chief engineer', 'spokeswoman'];

/** The nth article of the stream; the same whenever it is asked for. */
export function inventNews(index: number): InventedNews {
  const random = randomFrom(index + 1);
  const story = storyOf(index);
  const feed = 1 + Math.floor(random() * FEEDS);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sentences = Array.from({ length: SENTENCES }, () => sentenceOf(story, pick));
  const paragraphs = Array.from({ length: SENTENCES / 2 }, (_, at) => sentences.slice(at * 2, at * 2 + 2).join(' '));
  const [first = '', second = ''] = story.words;
  return {
    id: `news-${index}`,
    title: `${story.place}: ${pick(GROUPS)} and the ${first} ${pick([second, ...story.words])}`,
    text: paragraphs.join('\n\n'),
    outlet: `The ${capital(wordOf(feed % OUTLETS))} ${feed % 2 ? 'Courier' : 'Post'}`,
    feed,
    publishedAt: new Date(START + (index * DAY_MS) / A_DAY),
    story,
  };
}

/** A number from 0 to 1, each time another; the same sequence for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Articles of one story stand among others of their block. */
function storyOf(index: number): InventedStory {
  const block = Math.floor(index / BLOCK);
  let at = (index * 7) % BLOCK;
  const nth = SIZES.findIndex((size) => {
    at -= size;
    return at < 0;
  });
  return inventStory(block * SIZES.length + nth);
}

function inventStory(id: number): InventedStory {
  const random = randomFrom(id + 500_000_000);
  const draw = (most: number): number => Math.floor(most ** random());
  const person = (): string => `${capital(wordOf(draw(FIRST_NAMES)))} ${capital(wordOf(SURNAMES + draw(SURNAMES)))}`;
  const words = Array.from({ length: OWN_WORDS }, () => 2 * SURNAMES + draw(WORDS)).sort((a, b) => a - b);
  return {
    id,
    place: `${LANDS[Math.floor(random() * LANDS.length)]} ${capital(wordOf(2 * SURNAMES + WORDS + draw(PLACES)))}`,
    people: [person(), person(), person()],
    words: words.map(wordOf),
  };
}

function sentenceOf({ place, people, words }: InventedStory, pick: <T>(list: readonly T[]) => T): string {
  const fact = `${pick(GROUPS)} in ${place} ${pick(ACTS)} ${pick(THINGS)} and the ${pick(words)} ${pick(ENDS)}`;
  switch (pick([0, 1, 2, 3, 4])) {
    case 0:
      return `“${pick(SAID)} ${pick(words)},” said ${pick(people)}, the ${pick(ROLES)}.`;
    case 1:
      return `${pick(people)} said that ${fact}.`;
    default:
      return `${capital(fact)}, and ${pick(GROUPS)} ${pick(ACTS)} the ${pick(words)} ${pick(words)}.`;
  }
}

/** The nth word of a language that nobody speaks: four syllables, those of its neighbours quite other ones. */
function wordOf(nth: number): string {
  const base = SYLLABLES.length;
  let rest = (nth * STRIDE) % base ** 4;
  let word = '';
  for (let syllable = 0; syllable < 4; syllable++) {
    word += SYLLABLES[rest % base];
    rest = Math.floor(rest / base);
  }
  return word;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
