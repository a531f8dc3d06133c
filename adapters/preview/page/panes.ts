import type { Pane } from '../wire.ts';
import { button, el } from './dom.ts';

/** Below this there is room for one pane: the two become tabs. */
const NARROW = '(max-width: 799px)';
const NAMES = { discord: 'Discord', slack: 'Slack' } as const;
const PANES = ['discord', 'slack'] as const;

/** Both panes, beside each other or as tabs. */
export interface Panes {
  readonly tabs: HTMLElement;
  readonly element: HTMLElement;
  readonly logs: Readonly<Record<Pane, HTMLElement>>;
  /** The pane that was last used: forms open in its look, and it is the one that is read out. */
  current(): Pane;
}

/** Creates the panes. */
export function createPanes(): Panes {
  const narrow = matchMedia(NARROW);
  let current: Pane = 'discord';
  const logs = { discord: logOf('discord'), slack: logOf('slack') };
  const sections = PANES.map((pane) => {
    const title = el('h2', { id: `title-${pane}` }, NAMES[pane], el('span', { class: 'quiet' }, ' #preview'));
    return el(
      'section',
      { id: `pane-${pane}`, class: `pane ${pane}`, 'aria-labelledby': `title-${pane}` },
      title,
      logs[pane],
    );
  });
  const tabs = PANES.map((pane) =>
    button({ role: 'tab', id: `tab-${pane}`, 'aria-controls': `pane-${pane}` }, NAMES[pane], () => use(pane)),
  );
  const bar = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Shown as' }, ...tabs);
  bar.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    use(current === 'discord' ? 'slack' : 'discord');
    tabs[PANES.indexOf(current)]?.focus();
  });

  function use(pane: Pane): void {
    current = pane;
    lay();
  }
  function lay(): void {
    bar.hidden = !narrow.matches;
    for (const [index, pane] of PANES.entries()) {
      const chosen = pane === current;
      const [section, tab] = [sections[index], tabs[index]];
      if (!section || !tab) continue;
      section.hidden = narrow.matches && !chosen;
      section.role = narrow.matches ? 'tabpanel' : null;
      logs[pane].ariaLive = chosen ? 'polite' : 'off';
      tab.ariaSelected = String(chosen);
      tab.tabIndex = chosen ? 0 : -1;
    }
  }
  for (const [index, pane] of PANES.entries()) {
    for (const event of ['focusin', 'pointerdown']) sections[index]?.addEventListener(event, () => use(pane));
  }
  narrow.addEventListener('change', lay);
  lay();
  return { tabs: bar, element: el('main', { class: 'panes' }, ...sections), logs, current: () => current };
}

function logOf(pane: Pane): HTMLElement {
  return el('div', {
    class: 'log',
    role: 'log',
    tabindex: '0',
    'aria-label': `Conversation as ${NAMES[pane]} shows it`,
  });
}
