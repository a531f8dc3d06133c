import { isWriterLine } from '../../articles/byline.ts';
import { applyEdits, untouched } from '../../articles/clean-text.ts';
import { findEmphasis } from '../../articles/emphasis.ts';
import { foldForSearch } from '../../kernel/text.ts';
import { OUTLET_WORDS, SECTION_LABELS, TAIL_LABELS } from './title-words.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};
const OUTLETS: ReadonlySet<string> = new Set(OUTLET_WORDS);
const OUTLET_TAIL =
  /^(?<head>.{8,}\S)(?:\s+(?=\S+\s)|(?=\|))(?<mark>[-\u2013\u2014:|\u00b7\u00ab\u00bb])\s+(?<tail>[^|]{2,40})$/u;
const LABEL = new RegExp(
  `^(?:${SECTION_LABELS.join('|')})(?: \\d{1,2})?(?:\\s*[:|\u2013\u2014]\\s*|\\s*-+\\s+|-(?=\\p{Lu}))`,
  'iu',
);

const TAIL_LABEL = new RegExp(`\\s*(?:[|\u2013\u2014:]|\\s-)\\s*(?:${TAIL_LABELS.join('|')})$`, 'iu');
/** "WATCH What the dockers did": a shout before words that are not in capitals. */
const SHOUT = /^(?:WATCH|BREAKING|EXCLUSIVE|LIVE|BUSTED|BOOM|WOW|VIDEO|JUST IN)[!:]* (?=\p{Lu}?\p{Ll})/u;

/**
 * A title without what is no part of the headline: Markdown, HTML entities, labels ("LIVE:", "UPDATE 2-"), the
 * outlet's own name behind a bar or dash, and white space. Its words and their order stay; '' where nothing is
 * left, or only who wrote it ("By Jane Doe").
 */
export function cleanTitle(title: string, outlet: string | null): string {
  let text = stripMarkup(title.slice(0, 500));
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = stripLabel(stripOutlet(text, outlet));
  }
  if (isWriterLine(text)) return '';
  return text.replace(/^[\s:|,;\u2013\u2014-]+|[\s:|,;\u2013\u2014-]+$/gu, '').replace(/(?<=\p{Ll}{3})\.$/u, '');
}

function stripMarkup(text: string): string {
  const plain = applyEdits(untouched(text), findEmphasis(text)).text;
  return plain
    .replace(/&(?:amp|quot|#39|apos|lt|gt|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,300}\)/g, '$1')
    .replace(/^\s*#{1,6}\s+|^[*_]+(?=[^\s*_])|(?<=[^\s*_])[*_]+$|^[*_]+$|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function stripLabel(text: string): string {
  const rest = text
    .replace(/^[[(](?:video|photos?|watch|live|update[ds]?|exclusive|opinion|graphic|breaking)[\])]\s*/iu, '')
    .replace(/\s*[[(](?:videos?|photos?|watch|live|updated?|exclusive|opinion|poll|graphic|gallery)[\])]$/iu, '')
    .replace(LABEL, '')
    .replace(SHOUT, '')
    .replace(TAIL_LABEL, '');
  return rest.split(' ').length >= 3 ? rest : text;
}

/** Takes the part behind the last bar away, and the part behind the last spaced dash when it names an outlet. */
function stripOutlet(text: string, outlet: string | null): string {
  const match = OUTLET_TAIL.exec(text);
  const { head = '', mark = '', tail = '' } = match?.groups ?? {};
  if (head.split(' ').length < 3) return text;
  return mark === '|' || namesOutlet(tail, outlet)
    ? head.replace(/[\s|:\u00b7\u00ab\u00bb\u2013\u2014-]+$/u, '')
    : text;
}

function namesOutlet(tail: string, outlet: string | null): boolean {
  const name = foldForSearch(tail);
  const own = outlet === null ? '' : foldForSearch(outlet).replace(/^the /, '');
  if (own !== '' && (name.replace(/^the /, '') === own || name.includes(own))) return true;
  if (/^(?:[\w-]+\.)+(?:com|org|net|news|info|\w\w)$/.test(name)) return true;
  const words = name.split(' ');
  const titled = /^(?:(?:\p{Lu}|\d)\S*|of|the|and|&)(?: (?:(?:\p{Lu}|\d)\S*|of|the|and|&))*$/u.test(tail);
  return titled && words.length <= 4 && words.some((word) => OUTLETS.has(word));
}
