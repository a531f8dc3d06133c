import { button, el } from '../dom.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';

/** What a press does. */
export type Press = (component: Json, pressed: HTMLButtonElement) => void;

/** Renders one block; of a kind that the bot does not send, its name is shown. */
export function renderBlock(block: Json, press: Press): HTMLElement {
  switch (block['type']) {
    case 'header':
      return el('h4', {}, textIn(objectIn(block, 'text'), 'text'));
    case 'section': {
      const fields = listIn(block, 'fields').map((field) => el('p', {}, ...renderText(field)));
      const words = 'text' in block ? [el('p', {}, ...renderText(objectIn(block, 'text')))] : [];
      return el('div', { class: 'section' }, ...words, ...fields);
    }
    case 'rich_text':
      return el('div', { class: 'text' }, ...listIn(block, 'elements').map(renderRichText));
    case 'context':
      return el('small', {}, ...listIn(block, 'elements').map((element) => el('span', {}, ...renderText(element))));
    case 'actions':
      return el(
        'div',
        { class: 'row' },
        ...listIn(block, 'elements').map((one) =>
          button({ class: `button ${textIn(one, 'style')}` }, textIn(objectIn(one, 'text'), 'text'), (pressed) =>
            press(one, pressed),
          ),
        ),
      );
    case 'divider':
      return el('hr');
    default:
      return el('p', {}, `A block of type ${block['type']}`);
  }
}

function renderText(text: Json): (Node | string)[] {
  return text['type'] === 'mrkdwn' ? renderMrkdwn(textIn(text, 'text')) : [textIn(text, 'text')];
}
