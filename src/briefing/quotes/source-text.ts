import { singleSpaced } from '../../kernel/text.ts';
import { type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';

const JOINTS = new Set(['of', 'for', 'at', 'from', 'with', 'to', 'in']);
const MEDIA = /^(?:statement|interview|email|e-mail|letter|speech|tweet|post|telephone|phone|call|text|memo|message)$/;
const LONGEST = 3;

/** An unnamed source as the text words it, with what tells whose it is: "a spokeswoman for the port in Ellery". */
export function sourceText({ units, phrases }: Parsed, phrase: Phrase, text: string): string {
  let last = phrase;
  for (let steps = 0; steps < LONGEST; steps++) {
    const joint = wordAt(units, last.to);
    const next = phrases.startingAt.get(last.to + 1);
    if (!joint || !next || !JOINTS.has(joint.lower) || next.kind === 'pronoun' || MEDIA.test(next.head.lower)) break;
    last = next;
  }
  const start = units[phrase.from]?.start ?? phrase.head.start;
  const words = singleSpaced(text.slice(start, last.head.end));
  return words.replace(/^(?:An?|The|One|Another|Some|Two|Three|His|Her|Their|Its) /, (first) => first.toLowerCase());
}
