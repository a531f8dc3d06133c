import type { Layout } from './segments.ts';

/** What `layOut` gives and a bare candidate can give as well: words in lower case and their tags. */
type Tagged = Pick<Layout, 'words' | 'tags'>;

const BEFORE_ATTRIBUTE = new Set(['DET', 'ADJ', 'ADP', 'NUM']);
const AFTER_ATTRIBUTE = new Set(['NOUN', 'ADJ', 'PROPN']);

/**
 * Whether the verb at a place may carry a clause: not an infinitive ("to go"), not "-ing" alone ("seen carrying"), not a
 * participle before its noun ("the flooded street"). A participle behind its noun passes, since the past looks the same.
 */
export function carriesClause({ words, tags }: Tagged, place: number): boolean {
  if (tags[place] === 'AUX') return words[place - 1] !== 'to' && words[place] !== 'being' && words[place] !== 'having';
  const word = words[place] ?? '';
  if (tags[place] !== 'VERB' || words[place - 1] === 'to' || word === 'according') return false;
  if (/.ing$/.test(word) && !/^(?:bring|sing|ring|cling|fling|sting|swing|spring|wring)$/.test(word)) return false;
  const attribute = /(?:ed|en)$/.test(word) && BEFORE_ATTRIBUTE.has(tags[place - 1] ?? '');
  return !(attribute && AFTER_ATTRIBUTE.has(tags[place + 1] ?? ''));
}
