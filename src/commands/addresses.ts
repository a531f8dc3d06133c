/** Longer ones are nobody's. */
const ADDRESS = /https?:\/\/[^\s<>"“”]{1,2000}/giu;
/** What ends a sentence, or a mark around an address, is no part of it. */
const AFTER = /[.,;:!?'’*_~|`]+$/u;

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
  for (let link = found; ; ) {
    const next = link.replace(AFTER, '');
    const closes = /[)\]]$/.exec(next)?.[0];
    const opened = closes && next.split(closes === ')' ? '(' : '[').length >= next.split(closes).length;
    const shorter = closes && !opened ? next.slice(0, -1) : next;
    if (shorter === link) return link;
    link = shorter;
  }
}
