/** RFC 9309 wants at least so much to be read. */
const MOST_BYTES = 500 * 1024;
const LONGEST_RULE = 2_000;
/** Matching costs a rule with stars times the address; hostile files have many. */
const MOST_STARRED = 8 * 1024;
const RULES = new Set(['allow', 'disallow', 'crawl-delay']);

/**
 * A robots.txt with only what concerns one bot, named `product`, and every bot: so that a file of any size and shape
 * stays cheap to parse and to match.
 */
export function tidyRobots(bytes: Uint8Array, product: string): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES));
  const kept: string[] = [];
  let group = new Set<string>();
  let open = false;
  let starred = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const [words = ''] = line.split('#', 1);
    const colon = words.indexOf(':');
    if (colon === -1) continue;
    const field = words.slice(0, colon).trim().toLowerCase();
    const value = words.slice(colon + 1).trim();
    if (field === 'user-agent') {
      if (!open) group = new Set();
      open = true;
      const agent = nameOf(value, product);
      if (!group.has(agent)) kept.push(`user-agent: ${agent}`);
      group.add(agent);
      continue;
    }
    if (!RULES.has(field)) continue;
    open = false;
    if (value.length > LONGEST_RULE) continue;
    if (!group.has('*') && !group.has(product.toLowerCase())) continue;
    starred += value.includes('*') ? value.length : 0;
    if (!value.includes('*') || starred <= MOST_STARRED) kept.push(`${field}: ${value}`);
  }
  return kept.join('\n');
}

function nameOf(agent: string, product: string): string {
  const [name = ''] = agent.toLowerCase().split('/', 1);
  if (name.trim() === '*') return '*';
  return name.trim() === product.toLowerCase() ? product.toLowerCase() : 'another';
}
