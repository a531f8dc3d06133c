import { parseUrl } from '../../kernel/parse-url.ts';
import { CONTAINERS, knownName, LAST_COUNTS, TEXTS, TIMES, VALUES } from './feed-names.ts';
import { VOID_ELEMENTS } from './html-elements.ts';
import { escapeXml, LONGEST_TEXT, type XmlElement } from './xml-tree.ts';

/** A feed as clean XML that any reader understands: known names and prefixes, values as plain text. */
export interface CanonicalFeed {
  readonly format: 'rss' | 'rdf' | 'atom';
  readonly xml: string;
}

/** Longer values are no addresses, names or dates. */
const LONGEST_VALUE = 4_000;
/** More elements of one name, other than items, say nothing more. */
const MOST_ALIKE = 50;
const ORIGINAL_LINK = 'feedburner:origlink';
const INNER_ROOTS = new Set(['rss', 'rdf', 'feed']);
const ROOTS = new Set([...INNER_ROOTS, 'channel', 'entry', 'item']);

type Format = CanonicalFeed['format'];

/** The feed in a tree, as clean XML; null when there is none. */
export function canonicalFeed(tree: XmlElement): CanonicalFeed | null {
  const root = findRoot(tree, ROOTS, 2);
  if (!root) return null;
  const local = localName(root);
  const primary = root.name.slice(0, -local.length);
  const keepsDivs = root.attributes.get('version')?.startsWith('0.') ?? false;
  const top: Context = { primary, keepsDivs, base: null, lang: null };
  if (local === 'feed' || local === 'entry') {
    const feed = local === 'feed' ? root : wrap('feed', [root]);
    return { format: 'atom', xml: writeElement(feed, 'feed', 'atom', top) };
  }
  const parts = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  const format: Format = local === 'rdf' ? 'rdf' : 'rss';
  const channel =
    local === 'channel' ? root : (parts.find((part) => localName(part) === 'channel') ?? wrap('channel', []));
  const outside = root === channel ? [] : local === 'item' ? [root] : parts.filter((part) => part !== channel);
  const inner = { ...channel, children: [...channel.children, ...outside] };
  const context = inherit(top, root);
  const body = writeElement(inner, 'channel', format, context);
  const attributes = writeAttributes(wrap('', []), inherit(context, channel));
  const xml =
    format === 'rdf' ? `<rdf${attributes}>${moveItems(body)}</rdf>` : `<rss version="2.0"${attributes}>${body}</rss>`;
  return { format, xml };
}

/** The reader of RDF wants the items, which come last, beside the channel. */
function moveItems(channel: string): string {
  const first = channel.search(/<item[ >]/);
  return first === -1 ? channel : `${channel.slice(0, first)}</channel>${channel.slice(first, -'</channel>'.length)}`;
}

function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** A feed may stand in an envelope, or after junk. */
function findRoot(element: XmlElement, roots: ReadonlySet<string>, deeper: number): XmlElement | null {
  for (const child of element.children) {
    if (typeof child !== 'string' && roots.has(localName(child))) return child;
  }
  if (deeper === 0) return null;
  for (const child of element.children) {
    const found =
      typeof child === 'string' || localName(child) === 'html' ? null : findRoot(child, INNER_ROOTS, deeper - 1);
    if (found) return found;
  }
  return null;
}

function wrap(name: string, children: (XmlElement | string)[]): XmlElement {
  return { name, attributes: new Map(), children };
}

/** What elements take from those around them. */
interface Context {
  /** What the names of the feed's own elements begin with. */
  readonly primary: string;
  /** Whether the `div` around markup is part of it (Atom 0.3) or a wrapper (Atom 1.0). */
  readonly keepsDivs: boolean;
  readonly base: string | null;
  readonly lang: string | null;
}

function inherit(outer: Context, element: XmlElement): Context {
  const { base, lang } = outer;
  const own = element.attributes.get('xml:base') ?? element.attributes.get('base');
  const ownLang = element.attributes.get('xml:lang');
  return { ...outer, base: own === undefined ? base : joinBase(own, base), lang: ownLang ?? lang };
}

function joinBase(own: string, base: string | null): string | null {
  return parseUrl(own, base ?? undefined)?.href ?? base ?? own;
}

function writeElement(element: XmlElement, name: string, format: Format, outer: Context): string {
  const context = inherit(outer, element);
  const written = new Map<string, string[]>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const childName = knownName(child.name, format === 'atom' ? 'atom' : 'rss', context.primary);
    const xml = writeChild(child, childName, format, context);
    if (xml === '') continue;
    const same = written.get(childName);
    if (same && (same.length < MOST_ALIKE || isItem(childName) || LAST_COUNTS.has(childName))) same.push(xml);
    else if (!same) written.set(childName, [xml]);
  }
  const added = addHref(element, written, format);
  const rows = [...written]
    .sort(([one], [other]) => Number(isItem(one)) - Number(isItem(other)))
    .flatMap(([key, all]) => {
      if (LAST_COUNTS.has(key)) return all.slice(-1);
      return TIMES.has(key) ? [...all, ...all] : all;
    });
  return `<${name}${writeAttributes(element, context)}>${added}${rows.join('')}</${name}>`;
}

/**
 * The page of an item, where it is not in its `link`: FeedBurner keeps it beside a link of its own; CDF gives it, and the
 * date, as attributes.
 */
function addHref(element: XmlElement, written: Map<string, unknown>, format: Format): string {
  const original = element.children.find((child) => typeof child !== 'string' && child.name === ORIGINAL_LINK);
  const page = original && typeof original !== 'string' ? textOf(original).trim().replace(/"/g, '&quot;') : '';
  if (page !== '') written.delete('link');
  const href = page || element.attributes.get('href');
  const changed = element.attributes.get('lastmod');
  const link = format === 'atom' ? `<link href="${href}"/>` : `<link>${href}</link>`;
  return (
    (href && !written.has('link') ? link : '') +
    (changed && !written.has('pubdate') ? `<pubdate>${changed}</pubdate>` : '')
  );
}

const KEPT_ATTRIBUTES = ['href', 'rel', 'type', 'url', 'ispermalink', 'role', 'src'] as const;

function writeAttributes(element: XmlElement, { base, lang }: Context): string {
  const kept = KEPT_ATTRIBUTES.map((name): [string, string | undefined] => [name, element.attributes.get(name)]);
  const about = [...element.attributes].find(([name]) => /(?:^|:)about$/.test(name))?.[1];
  return [...kept, ['rdf:about', about], ['xml:base', base], ['xml:lang', lang]]
    .map(([name, value]) => (value === undefined || value === null ? '' : ` ${name}="${value}"`))
    .join('');
}

function writeChild(element: XmlElement, name: string, format: Format, context: Context): string {
  const hasElements = element.children.some((child) => typeof child !== 'string');
  const plain = name.replace(/^atom:/, '');
  if (CONTAINERS.has(plain) && (hasElements || isItem(name))) return writeElement(element, name, format, context);
  if (TEXTS.has(plain)) return writeText(element, name, context, hasElements);
  if (!VALUES.has(plain)) return '';
  const value = textOf(element).trim();
  const href = element.attributes.get('href');
  if ((value === '' && href === undefined) || value.length > LONGEST_VALUE) return '';
  const inner = name === 'link' && format !== 'atom' && value === '' ? href : value;
  return `<${name}${writeAttributes(element, inherit(context, element))}>${inner}</${name}>`;
}

function isItem(name: string): boolean {
  return name === 'item' || name === 'entry';
}

/** Text that may hold markup, as one value: `type` says `text` or `html`, whatever way the feed wrote it. */
function writeText(element: XmlElement, name: string, outer: Context, hasElements: boolean): string {
  const context = inherit(outer, element);
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const encoded = element.attributes.get('mode') === 'base64' || type === 'application/octet-stream';
  const unwrapped = !context.keepsDivs && type.includes('html') ? insideDiv(element) : element;
  const markup = hasElements && markupOf(unwrapped, type === 'html' ? (raw) => raw : escapeXml);
  const text = textOf(element).trim();
  const value = markup || (encoded ? escapeXml(Buffer.from(text, 'base64').toString('utf8')) : text);
  if (value.length > LONGEST_TEXT || value.trim() === '') return '';
  const kind = hasElements || encoded || type.includes('html') ? 'html' : 'text';
  const said = type === '' && kind === 'text' ? '' : ` type="${kind}"`;
  const attributes = writeAttributes({ ...element, attributes: new Map() }, context);
  return `<${name}${said}${attributes}>${value}</${name}>`;
}

/** Atom wraps its XHTML in one `div` that is not part of it. */
function insideDiv(element: XmlElement): XmlElement {
  const parts = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const [only] = parts;
  const isDiv = parts.length === 1 && only !== undefined && typeof only !== 'string' && /(?:^|:)div$/.test(only.name);
  return isDiv ? only : element;
}

function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/**
 * What stands in an element, as escaped markup without prefixes. Text between elements is escaped once more, except
 * where a feed calls the whole HTML and so has escaped it already.
 */
function markupOf(element: XmlElement, writeRaw: (raw: string) => string): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return writeRaw(child);
      const name = child.name.slice(child.name.indexOf(':') + 1);
      const attributes = [...child.attributes].filter(([key]) => !key.startsWith('xmlns'));
      const written = attributes.map(([key, value]) => ` ${key}="${value}"`).join('');
      return child.children.length === 0 && VOID_ELEMENTS.has(name)
        ? escapeXml(`<${name}${written} />`)
        : `${escapeXml(`<${name}${written}>`)}${markupOf(child, writeRaw)}${escapeXml(`</${name}>`)}`;
    })
    .join('');
}
