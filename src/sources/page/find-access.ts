/** Whether publishers tell search engines that a page is for everyone. */
type Access = 'free' | 'locked';

const BLOCK_START = /<script[^<>]{0,200}application\/ld\+json[^<>]{0,200}>/gi;
const MOST_BLOCKS = 20;
const LONGEST_BLOCK = 200_000;
const ARTICLE_TYPE = /(?:article|posting|report|webpage|review)$/i;
const LOCKED_META = /<meta[^<>]{0,200}content_tier[^<>]{0,200}["']locked["']/i;

/**
 * What a page states of itself: `isAccessibleForFree` of its article (schema.org), or Facebook's content tier; null where
 * it is silent. What it states of other articles, or of parts of this one, does not count.
 */
export function findAccess(html: string): Access | null {
  if (LOCKED_META.test(html)) return 'locked';
  const stated = blocksOf(html).flatMap(thingsOf).filter(isArticle).map(accessOf);
  return stated.find((access) => access === 'locked') ?? stated.find((access) => access !== null) ?? null;
}

function blocksOf(html: string): unknown[] {
  const blocks: unknown[] = [];
  for (const start of html.matchAll(BLOCK_START)) {
    if (blocks.length >= MOST_BLOCKS) break;
    const from = start.index + start[0].length;
    const end = html.indexOf('</script', from);
    if (end === -1) break;
    if (end - from > LONGEST_BLOCK) continue;
    try {
      blocks.push(JSON.parse(html.slice(from, end)));
    } catch {
      blocks.push(null);
    }
  }
  return blocks;
}

/** The things that a block is about: itself, the members of its list or of its graph; nothing deeper. */
function thingsOf(block: unknown): object[] {
  const listed = Array.isArray(block) ? block : [block];
  return listed.flatMap((thing: unknown) => {
    if (!isObject(thing)) return [];
    const graph = propertyOf(thing, '@graph');
    return [thing, ...(Array.isArray(graph) ? graph.filter(isObject) : [])];
  });
}

function isArticle(thing: object): boolean {
  const types: unknown = propertyOf(thing, '@type');
  return [types].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

function accessOf(thing: object): Access | null {
  const stated = propertyOf(thing, 'isAccessibleForFree');
  if (typeof stated !== 'boolean' && typeof stated !== 'string') return null;
  return /false$/i.test(String(stated).trim()) ? 'locked' : 'free';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function propertyOf(thing: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(thing, name)?.value;
}
