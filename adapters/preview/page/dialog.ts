import { button, el, freshId } from './dom.ts';

/** Makes the button that closes a dialog. */
export type CloseButton = (label: string) => HTMLButtonElement;

/** Opens a dialog over the page; Escape closes it, and what had the focus has it again. */
export function openDialog(
  title: string,
  look: string,
  fill: (close: CloseButton, dialog: HTMLDialogElement) => readonly HTMLElement[],
): HTMLDialogElement {
  const id = freshId();
  const dialog = el('dialog', { class: look, 'aria-labelledby': id });
  const close: CloseButton = (label) => button({ class: 'plain' }, label, () => dialog.close());
  dialog.append(el('h2', { id }, title), ...fill(close, dialog));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
