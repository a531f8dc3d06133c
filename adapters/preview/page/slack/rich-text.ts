import { el, link } from '../dom.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { slackDate } from './date.ts';

const STYLES = [
  ['bold', 'strong'],
  ['strike', 's'],
  ['italic', 'em'],
  ['code', 'code'],
] as const;

/** Renders one element of a rich text block: a section, a list, a quote. */
export function renderRichText(element: Json): HTMLElement {
  const runs = () => listIn(element, 'elements').map(renderRun);
  switch (element['type']) {
    case 'rich_text_list': {
      const tag = element['style'] === 'ordered' ? 'ol' : 'ul';
      const items = listIn(element, 'elements').map((item) => el('li', {}, ...listIn(item, 'elements').map(renderRun)));
      return el(tag, {}, ...items);
    }
    case 'rich_text_quote':
      return el('blockquote', {}, ...runs());
    case 'rich_text_preformatted':
      return el('pre', {}, ...runs());
    default:
      return el('p', {}, ...runs());
  }
}

function renderRun(run: Json): Node {
  switch (run['type']) {
    case 'link':
      return styled(run, link(run['url'], textIn(run, 'text') || textIn(run, 'url')));
    case 'channel':
      return el('span', { class: 'mention' }, `#${textIn(run, 'channel_id')}`);
    case 'usergroup':
      return el('span', { class: 'mention' }, '@group');
    case 'date':
      return slackDate(Number(run['timestamp']), textIn(run, 'format'), textIn(run, 'fallback'));
    default:
      return styled(run, el('span', { class: 'run' }, textIn(run, 'text')));
  }
}

function styled(run: Json, words: HTMLElement): HTMLElement {
  const style = objectIn(run, 'style');
  const tags = STYLES.filter(([name]) => style[name] === true);
  return tags.reduce<HTMLElement>((inner, [, tag]) => el(tag, {}, inner), words);
}
