/** The runtime's segmenter copies the rest of its input at each step, so long texts are given to it in windows. */
const WINDOW = 2000;

/**
 * Where sentences begin in scripts without capitals, by the runtime's own rules (Unicode TR29); ascending offsets. A
 * sentence longer than 2,000 characters is broken there.
 */
export function breaksOfUncasedText(text: string, language: string): number[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const breaks: number[] = [];
  let from = 0;
  while (from < text.length) {
    const segments = [...segmenter.segment(text.slice(from, from + WINDOW))];
    const complete = from + WINDOW >= text.length || segments.length === 1 ? segments : segments.slice(0, -1);
    for (const { segment, index } of complete) {
      const at = beforeOpener(text, from + index);
      if (at > 0 && !continuesQuotation(text.charAt(at - 1), segment)) breaks.push(at);
    }
    const last = complete.at(-1);
    from += last ? last.index + last.segment.length : WINDOW;
  }
  return breaks;
}

/** The rules leave a mark that opens a quotation or a bracket with the sentence before it: "…。「|" breaks before the mark. */
function beforeOpener(text: string, at: number): number {
  let start = at;
  while (start > 0 && OPENERS.test(text.charAt(start - 1))) start -= 1;
  return start < at && ENDS.test(text.charAt(start - 1)) ? start : at;
}

const OPENERS = /[「『（〈《【“«‹„(]/;
const ENDS = /[。！？．.!?…」』）।۔؟]/;

/** Japanese carries on after a quoted sentence with a particle: 「…。」と述べた。 */
function continuesQuotation(before: string, segment: string): boolean {
  return /[」』]/.test(before) && /^[とっ、]/.test(segment);
}
