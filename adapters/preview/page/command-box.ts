import type { Suggestion } from '../wire.ts';
import { suggest } from './api.ts';
import { el } from './dom.ts';
import { createSuggestionList } from './suggestion-list.ts';

/** The one box where commands are typed. */
export interface CommandBox {
  readonly element: HTMLFormElement;
  focus(): void;
}

/** Creates the box: a combobox with a list of ways to go on. `send` gets the line that was entered. */
export function createCommandBox(send: (line: string) => void): CommandBox {
  const input = inputOfBox();
  const list = createSuggestionList(input, take);
  const enter = el('button', { type: 'submit', class: 'send' }, 'Send');
  const element = el('form', { class: 'box' }, list.element, input, enter);
  const sent: string[] = [];
  let asked = 0;

  function take({ line }: Suggestion): void {
    fill(line);
    close();
    if (line.endsWith(' ')) void look();
  }

  function fill(line: string): void {
    input.value = line;
    input.setSelectionRange(line.length, line.length);
  }

  function close(): void {
    asked++;
    list.show([]);
  }

  async function look(): Promise<void> {
    asked++;
    const mine = asked;
    const found = await suggest(input.value).catch(() => []);
    // Who points at one of an earlier list by now keeps it.
    if (mine !== asked || document.activeElement !== input || list.pointed() !== null) return;
    list.show(found.filter(({ line }) => line !== input.value));
  }

  function arrow(step: 1 | -1): void {
    if (list.isOpen()) list.move(step);
    else if (step < 0 && input.value === '') fill(sent.at(-1) ?? '');
    else void look();
  }

  input.addEventListener('input', () => {
    list.release();
    if (input.value === '') close();
    else void look();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const pointed = list.pointed();
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') arrow(1);
    else if (event.key === 'ArrowUp') arrow(-1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && pointed !== null) take(pointed);
    else return;
    event.preventDefault();
  });
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    const line = input.value.trim();
    close();
    if (line === '') return;
    sent.push(line);
    input.value = '';
    send(line);
  });
  return { element, focus: () => input.focus() };
}

function inputOfBox(): HTMLInputElement {
  return el('input', {
    id: 'command',
    type: 'text',
    role: 'combobox',
    'aria-label': 'Command',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '2000',
    placeholder: 'A topic, or / for commands',
  });
}
