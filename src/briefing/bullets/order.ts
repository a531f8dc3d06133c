import type { Option } from './choose.ts';
import type { Worth } from './rank.ts';

/** A chosen wording, and how many articles besides its own tell the same. */
export interface Supported {
  readonly option: Option;
  readonly support: number;
}

const REACTION =
  /\b(?:said|says|told|called|urged|condemned|welcomed|praised|criticized|criticised|warned|vowed|denied|wrote|tweeted|posted)\b/;
const BACKGROUND =
  /\b(?:19|20)\d\d\b|\b(?:had \p{Ll}+ed|had been|has been|have been|since|years ago|last year|earlier|previously)\b/u;
const SIDE_START = /^(?:After|Although|Amid|Among|As|Before|Despite|During|For|If|In|On|Since|When|While|Within|\[)/;
/** "The two boats …" deep in an article speaks of what was told before; an article's own opening does not. */
const KNOWN_START = /^The (?!\p{Lu})/u;
const OPENING = 2;
const NEAR = 8;

/**
 * Puts chosen wordings in the order of a story: first what happened (early in its article, worth most, told by most),
 * then what else happened, then what surrounds it, then what is said of it.
 */
export function orderAsStory<T extends Supported>(chosen: readonly T[], worth: Worth): T[] {
  const rates = new Map(chosen.map((one) => [one, rateOf(one.option, worth)]));
  const best = Math.max(1e-9, ...rates.values());
  const claim = new Map(
    chosen.map((one) => {
      const { sentence, article } = one.option.variant.candidate;
      const place = sentence.index / Math.max(NEAR, article.sentences.length);
      const { text } = one.option.variant;
      const known = sentence.index > OPENING && KNOWN_START.test(text);
      const side = known || SIDE_START.test(text) ? 0.25 : 0;
      return [one, 0.6 * ((rates.get(one) ?? 0) / best) + 0.1 * Math.min(3, one.support) - place - side];
    }),
  );
  const falling = [...chosen].sort(
    (a, b) => (claim.get(b) ?? 0) - (claim.get(a) ?? 0) || compareText(a.option.variant.text, b.option.variant.text),
  );
  const [lead, ...rest] = falling;
  if (!lead) return [];
  const groups = [0, 1, 2].map((group) => rest.filter(({ option }) => groupOf(option.variant.text) === group));
  return [lead, ...groups.flatMap(neighboursInOrder)];
}

/** A sentence comes before the one that follows it in its article, which may go on from it: "had expected a loss of …". */
function neighboursInOrder<T extends Supported>(group: readonly T[]): T[] {
  const placed: T[] = [];
  for (const one of group) {
    const { article, sentence } = one.option.variant.candidate;
    const next = placed.findIndex(({ option: { variant } }) => {
      return variant.candidate.article === article && variant.candidate.sentence.index === sentence.index + 1;
    });
    placed.splice(next < 0 ? placed.length : next, 0, one);
  }
  return placed;
}

function rateOf(option: Option, worth: Worth): number {
  let sum = 0;
  for (const key of option.keys) sum += worth.get(key) ?? 0;
  return (sum * option.weight) / (10 + option.variant.words);
}

function groupOf(text: string): number {
  if (REACTION.test(text)) return 2;
  return BACKGROUND.test(text) ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
