import type { Citation } from '../briefing.ts';
import type { Witness } from './witness.ts';
import { addedWords, wordsProblem } from './words-problem.ts';

interface Cited {
  readonly text: string;
  readonly citations: Citation[];
}

/**
 * A bullet or timeline entry with the citations that bear it out, or null: the first must hold its words in order, each
 * further one must tell the same thing, and words in [square brackets] must at least stand in some article.
 */
export function checkCited<T extends Cited>(cited: T, where: string, witness: Witness): T | null {
  const [first, ...others] = cited.citations;
  const evidence = first ? witness.read(first, `${where}.citations[0]`) : null;
  if (first === undefined || evidence === null) return null;
  const problem = wordsProblem(cited.text, evidence);
  if (problem !== null) {
    witness.reject('words', where, problem);
    return null;
  }
  const unknown = witness.firstUnknown(addedWords(cited.text));
  if (unknown !== undefined) {
    witness.reject('words', where, `"[${unknown}]" was added and stands in no article`);
    return null;
  }
  const kept = others.filter((citation, index) => {
    const at = `${where}.citations[${index + 1}]`;
    const further = witness.read(citation, at);
    if (further === null) return false;
    return witness.shareContent(cited.text, further) || witness.reject('unrelated', at, 'it tells something else');
  });
  return kept.length === others.length ? cited : { ...cited, citations: [first, ...kept] };
}
