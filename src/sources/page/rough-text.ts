/** Elements whose content is not shown. */
const HIDDEN = ['script', 'style', 'template', 'svg'] as const;
const MOST_CHARACTERS = 500_000;

/** The words of a page, roughly: what stands between its tags, for counting. Linear in time, whatever the page. */
export function roughText(html: string): string {
  const source = html.slice(0, MOST_CHARACTERS);
  const lower = source.toLowerCase();
  const pieces: string[] = [];
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    pieces.push(source.slice(at, tag === -1 ? undefined : tag));
    if (tag === -1) break;
    const hidden = HIDDEN.find((name) => lower.startsWith(name, tag + 1));
    const close = hidden === undefined ? tag : lower.indexOf(`</${hidden}`, tag);
    const end = close === -1 ? -1 : source.indexOf('>', close);
    if (end === -1) break;
    at = end + 1;
  }
  return pieces.join(' ').replace(/\s+/g, ' ').trim();
}
