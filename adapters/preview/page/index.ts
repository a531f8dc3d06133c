import type { Acted, Hello, Pane } from '../wire.ts';
import { press, say, submit } from './api.ts';
import { createCommandBox } from './command-box.ts';
import { createConversationView } from './conversation-view.ts';
import { readModal } from './discord/modal.ts';
import { button, el } from './dom.ts';
import { openForm } from './form-dialog.ts';
import { openGuide } from './guide.ts';
import type { Json } from './json.ts';
import { createPanes } from './panes.ts';
import { readView } from './slack/modal.ts';
import { listen } from './stream.ts';
import { createWelcome } from './welcome.ts';

let hello: Hello = { discord: null, slack: null, examples: [] };
const panes = createPanes();
const view = createConversationView(panes, (id, pane, component, pressed) => {
  // A disabled button would lose the focus, and whoever turns pages by keyboard their place.
  if (pressed.ariaDisabled === 'true') return;
  pressed.ariaDisabled = 'true';
  void act(() => press(id, component, pane)).finally(() => {
    pressed.ariaDisabled = null;
  });
});
const welcome = createWelcome(sendLine, () => openGuide(hello));
const box = createCommandBox(sendLine);
const status = el('p', { class: 'status', role: 'status' });
const connect = button({ class: 'plain' }, 'Connect', () => openGuide(hello));
const header = el(
  'header',
  { class: 'top' },
  el('img', { src: '/preview/icon.svg', alt: '', width: '28', height: '28' }),
  el('h1', {}, 'Briefing Bot'),
  el('span', { class: 'quiet where' }, 'local page · only this machine'),
  status,
  connect,
);
document.body.append(header, panes.tabs, welcome.element, panes.element, box.element);
box.focus();

function sendLine(line: string): void {
  view.working({ discord: [], slack: [] });
  void act(() => say(line, panes.current()));
  box.focus();
}

/** Does something once; what went wrong with it is said, not thrown. */
async function act(doing: () => Promise<Acted>): Promise<Acted> {
  try {
    const acted = await doing();
    status.textContent = '';
    if (acted.modal) open(acted.modal.pane, acted.modal.payload as Json);
    return acted;
  } catch (thrown) {
    status.textContent = thrown instanceof Error ? thrown.message : String(thrown);
    return {};
  } finally {
    view.working(null);
  }
}

function open(pane: Pane, payload: Json): void {
  openForm(pane, pane === 'discord' ? readModal(payload) : readView(payload), (submitted, file) =>
    submit(submitted, file, pane),
  );
}

listen({
  hello(told) {
    hello = told;
    welcome.show(told);
  },
  reset: () => view.clear(),
  message(message) {
    welcome.element.hidden = true;
    view.put(message);
  },
  ready() {
    status.textContent = '';
    welcome.element.hidden = !view.isEmpty();
    document.body.dataset['ready'] = 'yes';
  },
  working: (working) => view.working(working.discord.length > 0 ? working : null),
  lost() {
    status.textContent = 'The bot does not answer. Trying again…';
  },
});
