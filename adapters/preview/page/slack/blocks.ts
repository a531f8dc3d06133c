import { button, el } from '../dom.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';

/** What a press does. */
export type Press = (component: Json, pressed: HTMLElement) => void;

/** Renders one block; of a kind that the bot does not send, its name is shown. */
export function renderBlock(block: Json, press: Press): HTMLElement {
  switch (block['type']) {
    case 'header':
      return el('h4', {}, textIn(objectIn(block, 'text'), 'text'));
    case 'section':
      return renderSection(block, press);
    case 'rich_text':
      return el('div', { class: 'text' }, ...listIn(block, 'elements').map(renderRichText));
    case 'context':
      return el('small', {}, ...listIn(block, 'elements').map((element) => el('span', {}, ...renderText(element))));
    case 'actions':
      return el('div', { class: 'row' }, ...listIn(block, 'elements').map((one) => renderAction(one, press)));
    case 'divider':
      return el('hr');
    default:
      return el('p', {}, `A block of type ${block['type']}`);
  }
}

function renderSection(block: Json, press: Press): HTMLElement {
  const words = [block['text'], ...listIn(block, 'fields')].filter((one) => one !== undefined);
  const lines = el('div', {}, ...words.map((one) => el('p', {}, ...renderText(objectIn(one)))));
  const accessory = objectIn(block, 'accessory');
  const beside = accessory['type'] === 'button' ? renderButton(accessory, press) : null;
  return el('div', { class: 'section' }, lines, beside);
}

function renderAction(component: Json, press: Press): HTMLElement {
  return component['type'] === 'overflow' ? renderMenu(component, press) : renderButton(component, press);
}

/** The menu behind "⋯": what is chosen from it is pressed, as Slack sends it. */
function renderMenu({ type, action_id, ...menu }: Json, press: Press): HTMLElement {
  const choices = listIn(menu, 'options').map((option) =>
    el('option', { value: textIn(option, 'value') }, textIn(objectIn(option, 'text'), 'text')),
  );
  const select = el('select', { class: 'button', 'aria-label': 'More' }, el('option', { value: '' }, '⋯'), ...choices);
  select.addEventListener('change', () => {
    const { value } = select;
    select.value = '';
    if (value !== '') press({ type, action_id, selected_option: { value } }, select);
  });
  return select;
}

function renderButton(component: Json, press: Press): HTMLElement {
  const label = textIn(objectIn(component, 'text'), 'text');
  return button({ class: `button ${textIn(component, 'style')}` }, label, (pressed) => press(component, pressed));
}

function renderText(text: Json): (Node | string)[] {
  return text['type'] === 'mrkdwn' ? renderMrkdwn(textIn(text, 'text')) : [textIn(text, 'text')];
}
