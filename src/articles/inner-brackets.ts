const LONGEST_BRACKET = 300;

/**
 * Tells whether an offset stands within round brackets that opened in mid-sentence and close soon; the offsets asked
 * for must ascend.
 */
export function findBrackets(text: string): (at: number) => boolean {
  const inside = new Map<number, number>();
  const open: number[] = [];
  for (const match of text.matchAll(/[()]/g)) {
    if (match[0] === '(') {
      open.push(match.index);
      continue;
    }
    const start = open.pop();
    if (start === undefined || match.index - start > LONGEST_BRACKET || open.length > 0) continue;
    if (/[^\s.!?…]["”’]?\s*$/.test(text.slice(Math.max(0, start - 4), start))) inside.set(start, match.index);
  }
  const spans = [...inside].sort(([a], [b]) => a - b);
  let next = 0;
  return (at) => {
    while (next < spans.length && (spans[next]?.[1] ?? 0) < at) next++;
    const span = spans[next];
    return span !== undefined && at > span[0] && at < span[1];
  };
}
