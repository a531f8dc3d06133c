type Style = 'number' | 'letter' | 'roman' | 'mark';

interface Mark {
  readonly at: number;
  readonly style: Style;
  readonly value: number;
  readonly brackets: string;
}

const MARK = /(?:^|(?<=\s))(?:([•·▪●◦‣⁃])\s*|(\()?(?:(\d{1,2})|([ivx]{1,5})|([a-z]))([.)]{1,2})(?=\s))/g;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/**
 * Where the items of a list within one paragraph begin ("1) … 2) …", "a. … b. …", "• … • …"); empty where the paragraph
 * does not open with the first mark of a list.
 */
export function findListBreaks(text: string): number[] {
  const breaks: number[] = [];
  let last: Mark | null = null;
  for (const match of text.matchAll(MARK)) {
    const mark: Mark | null = readMark(match, last);
    if (!last && match.index !== 0) return [];
    if (!mark) continue;
    if (last && (mark.style !== last.style || mark.brackets !== last.brackets)) continue;
    if (last && mark.style !== 'mark' && mark.value !== last.value + 1) continue;
    if (last) breaks.push(mark.at);
    last = mark;
  }
  return breaks;
}

function readMark(match: RegExpExecArray, last: Mark | null): Mark | null {
  const [, bullet, open = '', number, roman, letter, close = ''] = match;
  const brackets = bullet ?? open + close;
  const at = match.index;
  if (bullet) return { at, style: 'mark', value: 0, brackets };
  if (number) return { at, style: 'number', value: Number(number), brackets };
  if (roman && last?.style !== 'letter') {
    const value = ROMAN.indexOf(roman) + 1;
    return value > 0 ? { at, style: 'roman', value, brackets } : null;
  }
  const single = letter ?? (roman?.length === 1 ? roman : undefined);
  return single ? { at, style: 'letter', value: single.charCodeAt(0) - 96, brackets } : null;
}
