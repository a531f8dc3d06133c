import { el, freshId } from './dom.ts';
import type { Question } from './form-dialog.ts';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** What every question has. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
}

/** A line to type. */
export function textQuestion(
  asked: Asked,
  given: { readonly value: string; readonly placeholder: string; readonly maxLength: unknown },
  read: (value: string) => object,
): Question {
  const { value, placeholder, maxLength } = given;
  const most = typeof maxLength === 'number' ? String(maxLength) : undefined;
  const input = el('input', { type: 'text', value, placeholder: placeholder || undefined, maxlength: most });
  return labelled(asked, input, () => read(input.value));
}

/** A file to choose. */
export function fileQuestion(asked: Asked, read: () => object): Question {
  return labelled(asked, el('input', { type: 'file' }), read);
}

/** One of several; none where nothing has to be chosen. */
export function selectQuestion(
  asked: Asked,
  choices: readonly Choice[],
  none: string,
  read: (values: string[]) => object,
): Question {
  const input = el('select', {});
  if (!asked.required || choices.length === 0) input.append(el('option', { value: '' }, none));
  for (const { value, label, chosen } of choices) input.append(el('option', { value, selected: chosen }, label));
  return labelled(asked, input, () => read(input.value === '' ? [] : [input.value]));
}

/** Any of several. */
export function checkQuestion(asked: Asked, choices: readonly Choice[], read: (values: string[]) => object): Question {
  const boxes = choices.map(({ value, chosen }) => el('input', { type: 'checkbox', value, checked: chosen }));
  const lines = choices.map(({ label }, index) => el('label', {}, boxes[index] as HTMLElement, label));
  const error = el('span', { class: 'error' });
  const element = el(
    'fieldset',
    { class: 'question' },
    el('legend', {}, asked.label),
    ...lines,
    ...hintOf(asked),
    error,
  );
  const values = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  return { name: asked.name, element, input: boxes[0] ?? element, error, read: () => read(values()) };
}

function labelled(asked: Asked, input: HTMLInputElement | HTMLSelectElement, read: () => object): Question {
  const id = freshId();
  input.id = id;
  input.required = asked.required;
  const hint = hintOf(asked);
  const error = el('span', { class: 'error', id: freshId() });
  for (const one of hint) one.id = freshId();
  input.setAttribute('aria-describedby', [...hint, error].map((one) => one.id).join(' '));
  const optional = asked.required ? null : el('span', { class: 'quiet' }, ' (optional)');
  const label = el('label', { for: id }, asked.label, optional);
  const element = el('div', { class: 'question' }, label, input, ...hint, error);
  return { name: asked.name, element, input, error, read };
}

function hintOf({ hint }: Asked): HTMLElement[] {
  return hint === '' ? [] : [el('span', { class: 'quiet hint' }, hint)];
}
