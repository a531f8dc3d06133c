import type { Pane, WireMessage } from '../wire.ts';
import { renderComponent } from './discord/components.ts';
import { button, el } from './dom.ts';
import { fileCard } from './file-card.ts';
import { type Json, listIn, textIn } from './json.ts';
import { openJson } from './json-dialog.ts';
import { renderBlock } from './slack/blocks.ts';
import { timeOf } from './time.ts';

/** EPHEMERAL of Discord's message flags. */
const EPHEMERAL = 64;
const ALONE = {
  discord: { words: 'Only you can see this', at: 'end' },
  slack: { words: 'Only visible to you', at: 'start' },
} as const;

/** What a press on a component of a message does. */
export type PressOn = (component: Json, pressed: HTMLElement) => void;

/** Renders a message as a platform shows it. */
export function renderMessage(pane: Pane, message: WireMessage, press: PressOn): HTMLElement {
  if (message.kind === 'typed') {
    return el('article', { class: 'typed' }, 'You typed ', el('code', {}, message.words));
  }
  const payloads = message[pane] as readonly Json[];
  const bodies = payloads.map((payload) => renderPayload(pane, payload, message, press));
  const last = pane === 'slack' && message.file ? [fileCard(message.file)] : [];
  return frame(pane, message, [...bodies, ...last]);
}

/** What is being done, in place of an answer that is still to come. */
export function renderWorking(pane: Pane, payloads: readonly object[]): HTMLElement {
  const at = new Date().toISOString();
  const told = { kind: 'answer', at, discord: [], slack: [] } as const;
  const bodies = payloads.map((payload) => renderPayload(pane, payload as Json, told, () => undefined));
  const thinking = el('p', { class: 'thinking' }, 'Briefing is thinking…');
  return frame(pane, told, bodies.length > 0 ? bodies : [thinking]);
}

function frame(pane: Pane, message: WireMessage, bodies: readonly HTMLElement[]): HTMLElement {
  const payloads = message.kind === 'typed' ? [] : message[pane];
  const heading = el(
    'header',
    {},
    el('strong', {}, 'Briefing'),
    el('span', { class: 'badge' }, 'APP'),
    timeOf(message.at),
    ...(message.kind === 'digest' ? [el('span', { class: 'kind' }, 'Digest')] : []),
    ...(payloads.length > 0
      ? [
          button({ class: 'json', 'aria-label': `JSON of this message for ${NAMES[pane]}` }, 'JSON', () =>
            openJson(NAMES[pane], payloads),
          ),
        ]
      : []),
  );
  const avatar = el('img', { class: 'avatar', src: '/preview/icon.svg', alt: '' });
  return el('article', { class: `message ${message.kind}` }, avatar, el('div', { class: 'body' }, heading, ...bodies));
}

const NAMES: Readonly<Record<Pane, string>> = { discord: 'Discord', slack: 'Slack' };

function renderPayload(
  pane: Pane,
  payload: Json,
  { file }: Exclude<WireMessage, { kind: 'typed' }>,
  press: PressOn,
): HTMLElement {
  const alone = isAlone(payload) ? el('p', { class: 'alone' }, ALONE[pane].words) : null;
  const shown =
    pane === 'discord'
      ? listIn(payload, 'components').map((component) => renderComponent(component, { file, press }))
      : listIn(payload, 'blocks').map((block) => renderBlock(block, press));
  const atStart = ALONE[pane].at === 'start';
  return el('div', { class: 'payload' }, atStart ? alone : null, ...shown, atStart ? null : alone);
}

function isAlone(payload: Json): boolean {
  return (Number(payload['flags']) & EPHEMERAL) !== 0 || textIn(payload, 'response_type') === 'ephemeral';
}
