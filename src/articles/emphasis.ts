import type { Edit } from './clean-text.ts';

interface Run {
  readonly start: number;
  readonly end: number;
}

const RUN = /\n|\*+|_+|~~/g;
const WORD = /[\p{L}\p{N}*_~]/u;
const SPACE = /\s/;

/**
 * The edits that take Markdown's bold, italic and struck marks out of a text. Only pairs within one line are marks:
 * a lone asterisk, "5 * 3", snake_case and masked swear words stay.
 */
export function findEmphasis(text: string): Edit[] {
  const edits: Edit[] = [];
  let open = new Map<string, Run>();
  for (const match of text.matchAll(RUN)) {
    if (match[0] === '\n') {
      open = new Map();
      continue;
    }
    if (match[0].length > 3) continue;
    const run = { start: match.index, end: match.index + match[0].length };
    const before = text.charAt(run.start - 1);
    const after = text.charAt(run.end);
    const opener = open.get(match[0]);
    if (opener && before !== '' && !SPACE.test(before) && !WORD.test(after) && run.start > opener.end) {
      edits.push(opener, run);
      open.delete(match[0]);
    } else if (after !== '' && !SPACE.test(after) && !WORD.test(before)) {
      open.set(match[0], run);
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}
