/** Where text stands that may hold markup. */
export const TEXTS = new Set<string>(
  'title description summary content content:encoded abstract dc:title dc:description media:title media:description itunes:summary'.split(
    ' ',
  ),
);
/** Elements that hold others; of an `author` or a `source` only where it does. */
export const CONTAINERS = new Set<string>(
  'channel feed item entry skiphours skipdays author contributor source media:group media:content'.split(' '),
);
/** Plain values that a news reader needs. */
export const VALUES = new Set<string>(
  (
    'link id guid language ttl hour day pubdate lastbuilddate published issued created updated modified author name email ' +
    'uri url source dc:creator dc:date dc:publisher dc:language dc:source dc:identifier dcterms:issued dcterms:created ' +
    'dcterms:modified dcterms:publisher media:credit sy:updateperiod sy:updatefrequency'
  ).split(' '),
);
/** Of these the last one counts, as feed readers have always had it; of all others the first. */
export const LAST_COUNTS = new Set('published issued created updated modified pubdate dc:date'.split(' '));
/** Twice, because feedsmith reads a list of one as none. */
export const TIMES = new Set(['hour', 'day']);
/** Other names for the same thing. The two families speak of the same things in other words, and feeds mix them. */
const BOTH = new Map([
  ['xhtml:body', 'body'],
  ['fullitem', 'body'],
  ['dc:author', 'dc:creator'],
]);
const AS_RSS = new Map([
  ['body', 'content:encoded'],
  ['content', 'content:encoded'],
  ['abstract', 'description'],
  ['id', 'guid'],
]);
const AS_ATOM = new Map([
  ['body', 'content'],
  ['content:encoded', 'content'],
  ['abstract', 'summary'],
  ['description', 'summary'],
  ['guid', 'id'],
  ['pubdate', 'published'],
]);
/**
 * The name under which an element of a feed is written: without the prefix of the feed's own elements (`primary`), and in
 * the words of its family.
 */
export function knownName(given: string, family: 'rss' | 'atom', primary: string): string {
  const own = primary !== '' && given.startsWith(primary) ? given.slice(primary.length) : given;
  const plain = family === 'atom' ? own.replace(/^atom:/, '') : own;
  const name = BOTH.get(plain) ?? plain;
  return (family === 'atom' ? AS_ATOM : AS_RSS).get(name) ?? name;
}
