import type { Suggestion } from '../wire.ts';
import { el } from './dom.ts';

/** The list of ways to go on with a line; the input keeps the focus and names the line that is pointed at. */
export interface SuggestionList {
  readonly element: HTMLElement;
  show(suggestions: readonly Suggestion[]): void;
  isOpen(): boolean;
  /** Points at the next or the one before; past either end at none. */
  move(step: 1 | -1): void;
  /** The line that is pointed at; null for none. */
  pointed(): Suggestion | null;
  /** Points at none. */
  release(): void;
}

/** Creates the list of a combobox; `take` gets what is clicked. */
export function createSuggestionList(input: HTMLInputElement, take: (taken: Suggestion) => void): SuggestionList {
  const element = el('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  let shown: readonly Suggestion[] = [];
  let active = -1;

  function point(index: number): void {
    active = index;
    for (const [at, item] of [...element.children].entries()) item.ariaSelected = String(at === index);
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${index}`);
    element.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  return {
    element,
    show(suggestions) {
      shown = suggestions;
      const items = suggestions.map((suggestion, index) => {
        const words = [el('span', {}, suggestion.line.trim()), el('span', { class: 'quiet' }, suggestion.hint)];
        const item = el('li', { role: 'option', id: `suggestion-${index}` }, ...words);
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(suggestion);
        });
        return item;
      });
      element.replaceChildren(...items);
      element.hidden = items.length === 0;
      input.ariaExpanded = String(items.length > 0);
      point(-1);
    },
    isOpen: () => shown.length > 0,
    move(step) {
      const stops = shown.length + 1;
      point(((active + 1 + step + stops) % stops) - 1);
    },
    pointed: () => shown[active] ?? null,
    release: () => point(-1),
  };
}
