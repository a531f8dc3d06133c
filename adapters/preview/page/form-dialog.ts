import type { Acted, Pane } from '../wire.ts';
import { openDialog } from './dialog.ts';
import { el } from './dom.ts';

/** One question of a modal. */
export interface Question {
  readonly name: string;
  readonly element: HTMLElement;
  /** What has the focus when the modal opens, and to which an error belongs. */
  readonly input: HTMLElement;
  /** Where an error is shown. */
  readonly error: HTMLElement;
  /** The answer, as the platform sends it. */
  readonly read: () => object;
}

/** A modal as a platform's payload describes it. */
export interface ModalLook {
  readonly title: string;
  readonly submit: string;
  readonly questions: readonly Question[];
  /** What the platform sends when it is submitted. */
  readonly submitted: () => object;
  /** The file that was chosen, where the modal asks for one. */
  readonly file?: () => File | undefined;
}

/** Opens a modal; it stays open while there is something to mend. */
export function openForm(
  pane: Pane,
  look: ModalLook,
  send: (submitted: object, file: File | undefined) => Promise<Acted>,
): void {
  const said = el('p', { class: 'error', role: 'alert' });
  const dialog = openDialog(look.title, `form ${pane}`, (close) => {
    const submit = el('button', { type: 'submit', class: 'button primary' }, look.submit);
    const foot = el('div', { class: 'foot' }, close('Cancel'), submit);
    const form = el('form', {}, ...look.questions.map(({ element }) => element), said, foot);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submit.disabled = true;
      void send(look.submitted(), look.file?.())
        .then(({ errors }) => (errors ? showErrors(look.questions, errors) : dialog.close()))
        .catch((thrown: unknown) => {
          said.textContent = String(thrown instanceof Error ? thrown.message : thrown);
        })
        .finally(() => {
          submit.disabled = false;
        });
    });
    return [form];
  });
  const empty = look.questions.find(({ input }) => input instanceof HTMLInputElement && input.required && !input.value);
  (empty ?? look.questions[0])?.input.focus();
}

function showErrors(questions: readonly Question[], errors: Readonly<Record<string, string>>): void {
  for (const { name, error, input } of questions) {
    error.textContent = errors[name] ?? '';
    input.toggleAttribute('aria-invalid', name in errors);
  }
  questions.find(({ name }) => name in errors)?.input.focus();
}
