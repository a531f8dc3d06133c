import { openDialog } from './dialog.ts';
import { copyButton, el } from './dom.ts';

/** Shows the payloads of a message, to be read and copied. */
export function openJson(name: string, payloads: readonly object[]): void {
  const json = JSON.stringify(payloads.length === 1 ? payloads[0] : payloads, null, 2);
  const copy = copyButton('Copy', () => json);
  const code = el('pre', { tabindex: '0', role: 'region', 'aria-label': 'JSON' }, json);
  openDialog(`What ${name} is sent`, 'json-dialog', (close) => [
    code,
    el('div', { class: 'foot' }, copy, close('Close')),
  ]);
}
