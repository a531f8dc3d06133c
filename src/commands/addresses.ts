/** Longer ones are nobody's. */
const ADDRESS = /https?:\/\/[^\s<>"“”]{1,2000}/giu;
/** What ends a sentence, or a mark around an address, is no part of it. */
const AFTER = new Set(".,;:!?'’*_~|`");
const OPENED_BY = new Map([
  [')', '('],
  [']', '['],
]);

/** The web addresses that stand in a text, in order, and the text without them. */
export function readAddresses(text: string): { readonly links: string[]; readonly text: string } {
  const links: string[] = [];
  const rest = text.replace(ADDRESS, (found) => {
    const link = trimmed(found);
    if (/^https?:\/\/./i.test(link)) links.push(link);
    return ` ${found.slice(link.length)}`;
  });
  return { links, text: rest };
}

/** A bracket belongs to an address that opened it: ".../Strike_(2019)". */
function trimmed(found: string): string {
  const unopened = new Map(
    [...OPENED_BY].map(([close, open]) => [close, countOf(found, close) - countOf(found, open)]),
  );
  for (let end = found.length; ; end--) {
    const last = found.charAt(end - 1);
    const surplus = unopened.get(last) ?? 0;
    if (surplus > 0) unopened.set(last, surplus - 1);
    else if (!AFTER.has(last)) return found.slice(0, end);
  }
}

function countOf(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
