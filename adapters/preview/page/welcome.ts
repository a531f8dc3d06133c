import type { Hello } from '../wire.ts';
import { button, el } from './dom.ts';

const DOES: readonly string[] = ['The news, with sources', 'Who said what', 'On a schedule, here', 'All commands'];

/** What a newcomer sees first. */
export interface Welcome {
  readonly element: HTMLElement;
  show(hello: Hello): void;
}

/** Creates the welcome: what this is, lines to try, and the way to the platforms. */
export function createWelcome(send: (line: string) => void, connect: () => void): Welcome {
  const lines = el('ul', { class: 'tries' });
  const way = el('p', { class: 'quiet' });
  const element = el(
    'section',
    { class: 'welcome', 'aria-label': 'Welcome', hidden: true },
    el('h2', {}, 'Ask, and see what Discord and Slack will show'),
    el(
      'p',
      {},
      'Type a topic below, or begin with one of these. Buttons, forms and digests work here as they do there.',
    ),
    lines,
    way,
  );
  return {
    element,
    show({ examples, discord, slack }) {
      const items = examples.map((line, index) => {
        const words = el('span', {}, el('code', {}, line), el('span', { class: 'quiet' }, DOES[index] ?? ''));
        return el(
          'li',
          {},
          button({ class: 'try' }, words, () => send(line)),
        );
      });
      lines.replaceChildren(...items);
      const none = discord === null && slack === null;
      way.replaceChildren(
        ...(none
          ? ['Neither is connected yet. ', button({ class: 'linkish' }, 'Connect, in five minutes', connect)]
          : []),
      );
    },
  };
}
