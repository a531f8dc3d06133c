import { el, link } from '../dom.ts';
import { slackDate } from './date.ts';

/** Slack reads a mark only at the border of a word. */
const MARKED = /(?<=^|[\s\p{P}])([*~_`])(\S|\S[^\n]*?\S)\1(?=$|[\s\p{P}])/u;
const TAGS = { '*': 'strong', '~': 's', _: 'em', '`': 'code' } as const;
const TOKEN = /<([^<>\n]+)>/;

/** Renders Slack's mrkdwn, as far as the bot's small print has it. */
export function renderMrkdwn(text: string): (Node | string)[] {
  const token = TOKEN.exec(text);
  const marked = MARKED.exec(text);
  if (marked && (!token || marked.index < token.index)) {
    const [whole, mark = '*', words = ''] = marked;
    const inner = mark === '`' ? [plain(words)] : renderMrkdwn(words);
    return around(text, marked.index, whole, el(TAGS[mark as keyof typeof TAGS], {}, ...inner));
  }
  if (token) return around(text, token.index, token[0], renderToken(token[1] ?? ''));
  return text === '' ? [] : [plain(text)];
}

function around(text: string, at: number, whole: string, node: Node): (Node | string)[] {
  const before = text.slice(0, at);
  return [...(before === '' ? [] : [plain(before)]), node, ...renderMrkdwn(text.slice(at + whole.length))];
}

/** What stands between angle brackets: a link, a channel, a date, a user group. */
function renderToken(token: string): Node {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  if (target.startsWith('#')) return el('span', { class: 'mention' }, `#${plain(label || target.slice(1))}`);
  if (target.startsWith('!subteam^')) return el('span', { class: 'mention' }, '@group');
  const [, seconds, format] = /^!date\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined) return slackDate(Number(seconds), format ?? '', plain(label));
  return link(plain(target), ...renderMrkdwn(label || target));
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
