import type { Token } from '../../articles/tokens.ts';
import type { Candidate } from './candidate.ts';

/** For each token, whether it is a quote mark or stands between quote marks: there nothing may be left out. */
export function quotedTokens(tokens: readonly Token[], source: string): boolean[] {
  const quoted: boolean[] = [];
  let closer: string | null = null;
  for (const token of tokens) {
    const mark = token.text;
    if (closer === null) {
      closer = opens(mark, source[token.start - 1]);
      quoted.push(closer !== null);
    } else {
      quoted.push(true);
      if (closer.includes(mark) || (mark === "''" && closer === '"')) closer = null;
    }
  }
  return quoted;
}

function opens(mark: string, before: string | undefined): string | null {
  if (mark === '“' || mark === '„') return '”“';
  if (mark === '«') return '»';
  if (mark === '»') return '«';
  if (mark === '「') return '」';
  if (mark === '"') return '"';
  if (mark === '``') return "''";
  if (mark === '‘') return '’';
  return mark === "'" && (before === undefined || /[\s(]/.test(before)) ? "'" : null;
}

/** The share of a sentence's words that stand between quote marks, 0..1. */
export function quotedShare({ quoted, terms }: Candidate): number {
  let words = 0;
  let inside = 0;
  for (let place = 0; place < quoted.length; place += 1) {
    if (!terms[place]?.length) continue;
    words += 1;
    if (quoted[place]) inside += 1;
  }
  return words ? inside / words : 0;
}

/** Whether the marks of a sentence pair up: one left open means that the sentence is a piece of a longer quotation. */
export function marksPair(text: string): boolean {
  if (!/[“”"()「」『』]/.test(text)) return true;
  let curly = 0;
  let straight = 0;
  let round = 0;
  let corner = 0;
  for (const mark of text) {
    if (mark === '“') curly += 1;
    else if (mark === '”') curly -= 1;
    else if (mark === '"') straight += 1;
    else if (mark === '(') round += 1;
    else if (mark === ')') round -= 1;
    else if (mark === '「' || mark === '『') corner += 1;
    else if (mark === '」' || mark === '』') corner -= 1;
    if (curly < 0 || round < 0 || corner < 0) return false;
  }
  const pairs = text.match(/''|``/g)?.length ?? 0;
  return curly === 0 && round === 0 && corner === 0 && straight % 2 === 0 && pairs % 2 === 0;
}
