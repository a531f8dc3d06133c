import type { Pane, PlacedMessage, Working } from '../wire.ts';
import type { Json } from './json.ts';
import { renderMessage, renderWorking } from './message.ts';
import type { Panes } from './panes.ts';

/** What a press on a message does. */
export type PressIn = (id: string, pane: Pane, component: Json, pressed: HTMLElement) => void;

/** The messages in both panes. */
export interface ConversationView {
  /** Shows a message in its place, instead of what stood there. */
  put(message: PlacedMessage): void;
  clear(): void;
  /** Shows what is being done below all messages; nothing where that is null. */
  working(working: Working | null): void;
  isEmpty(): boolean;
}

interface Row {
  readonly place: number;
  readonly shown: Readonly<Record<Pane, HTMLElement>>;
}

const PANES = ['discord', 'slack'] as const;
/** As many as are kept: what was there before is gone at the next reload too. */
const MOST_ROWS = 200;

/** Creates the view of the conversation. */
export function createConversationView({ logs }: Panes, press: PressIn): ConversationView {
  const rows = new Map<string, Row>();
  let doing: Partial<Record<Pane, HTMLElement>> = {};

  function put({ id, place, message }: PlacedMessage): void {
    const before = rows.get(id);
    const render = (pane: Pane) =>
      renderMessage(pane, message, (component, pressed) => press(id, pane, component, pressed));
    const row: Row = { place, shown: { discord: render('discord'), slack: render('slack') } };
    rows.set(id, row);
    const next = [...rows.values()].filter((other) => other.place > place).sort((a, b) => a.place - b.place)[0];
    dropOld();
    for (const pane of PANES) {
      const [log, shown] = [logs[pane], row.shown[pane]];
      if (before) replace(before.shown[pane], shown);
      else log.insertBefore(shown, next?.shown[pane] ?? doing[pane] ?? null);
      if (next) continue;
      reveal(log, shown);
      for (const image of shown.querySelectorAll('img')) image.addEventListener('load', () => reveal(log, shown));
    }
  }

  function dropOld(): void {
    if (rows.size <= MOST_ROWS) return;
    const [oldest] = [...rows].sort(([, a], [, b]) => a.place - b.place);
    if (!oldest) return;
    const [id, { shown }] = oldest;
    rows.delete(id);
    for (const pane of PANES) {
      letGo(shown[pane]);
      shown[pane].remove();
    }
  }

  function working(working: Working | null): void {
    for (const pane of PANES) doing[pane]?.remove();
    doing = {};
    if (working === null) return;
    for (const pane of PANES) {
      const shown = renderWorking(pane, working[pane]);
      doing[pane] = shown;
      logs[pane].append(shown);
      reveal(logs[pane], shown);
    }
  }

  return {
    put,
    working,
    isEmpty: () => rows.size === 0,
    clear() {
      rows.clear();
      for (const pane of PANES) {
        letGo(logs[pane]);
        logs[pane].replaceChildren();
      }
    },
  };
}

/** The browser holds a file until it is told that nothing shows it any more. */
function letGo(shown: HTMLElement): void {
  for (const link of shown.querySelectorAll<HTMLAnchorElement>('a[href^="blob:"]')) URL.revokeObjectURL(link.href);
}

/** Who pressed a button of a page finds the same button on the next one, or else the page itself. */
function replace(before: HTMLElement, after: HTMLElement): void {
  const focused = before.contains(document.activeElement) ? document.activeElement?.textContent : null;
  letGo(before);
  before.replaceWith(after);
  if (focused === null) return;
  const buttons = [...after.querySelectorAll('button')];
  const same = buttons.find(({ textContent }) => textContent === focused) ?? buttons.at(-1);
  same?.focus({ preventScroll: true });
}

/** Scrolls to the end of the log, but not past the beginning of the newest message and what it answers. */
function reveal(log: HTMLElement, newest: HTMLElement): void {
  const before = newest.previousElementSibling;
  const from = before instanceof HTMLElement && before.classList.contains('typed') ? before : newest;
  log.scrollTop = from.offsetTop - log.offsetTop - 12;
}
