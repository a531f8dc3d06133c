import type { WireFile } from '../../wire.ts';
import { button, el } from '../dom.ts';
import { fileCard } from '../file-card.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { renderMarkdown } from './markdown.ts';

/** What the components of a message need: its file, and what a press does. */
export interface ComponentParts {
  readonly file: WireFile | undefined;
  readonly press: (component: Json, pressed: HTMLButtonElement) => void;
}

const STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'secondary'] as const;

/** Renders one of Discord's components (V2); of a kind that the bot does not send, its number is shown. */
export function renderComponent(component: Json, parts: ComponentParts): HTMLElement {
  const inner = () => listIn(component, 'components').map((one) => renderComponent(one, parts));
  switch (component['type']) {
    case 17:
      return el('div', { class: 'container' }, ...inner());
    case 1:
      return el('div', { class: 'row' }, ...inner());
    case 2:
      return renderButton(component, parts);
    case 9:
      return el('div', { class: 'section' }, el('div', {}, ...inner()), ...accessoryOf(component, parts));
    case 10:
      return el('div', { class: 'text' }, ...renderMarkdown(textIn(component, 'content')));
    case 14:
      return el('hr', { class: component['divider'] === false ? 'gap' : undefined });
    case 11:
      return media(objectIn(component, 'media'), textIn(component, 'description'), parts);
    case 12:
      return el(
        'div',
        { class: 'gallery' },
        ...listIn(component, 'items').map((item) => media(objectIn(item, 'media'), textIn(item, 'description'), parts)),
      );
    case 13:
      return media(objectIn(component, 'file'), '', parts);
    default:
      return el('p', {}, `A component of type ${component['type']}`);
  }
}

function accessoryOf(component: Json, parts: ComponentParts): HTMLElement[] {
  return 'accessory' in component ? [renderComponent(objectIn(component, 'accessory'), parts)] : [];
}

function renderButton(component: Json, { press }: ComponentParts): HTMLElement {
  const style = STYLES[Number(component['style'])] ?? 'secondary';
  return button({ class: `button ${style}` }, textIn(component, 'label'), (pressed) => press(component, pressed));
}

/** Only what was sent along is shown: the page loads nothing from elsewhere. */
function media(item: Json, description: string, { file }: ComponentParts): HTMLElement {
  const known = file !== undefined && textIn(item, 'url') === `attachment://${file.name}`;
  return known ? fileCard(file) : el('p', {}, description || 'A picture from elsewhere');
}
