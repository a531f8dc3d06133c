import type { Message } from 'discord.js';
import { type CommandMessage, readAddresses } from '../../src/index.ts';

/** The parts of a message that are read; a forwarded one holds another, and has nothing else. */
type Readable = Pick<Message, 'content' | 'embeds' | 'components'> & {
  readonly messageSnapshots?: Message['messageSnapshots'] | null;
};

/** `[words](address)`, the address perhaps in angle brackets. */
const MASKED = /\[([^\]\n]{1,500})\]\(<?(https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+)>?(?:\s+"[^"\n]*")?\)/giu;
/** Mentions, emoji of a server, and instants: they say nothing of any news. */
const TOKEN = /<(?:[@#][!&]?\d+|\/[^:>]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>/g;

const TEXT_DISPLAY = 10;

/** Reads a message that someone asks about: what was typed, its embeds, its components, and what it forwards. */
export function readMessage(message: Readable): CommandMessage {
  const parts = [message, ...(message.messageSnapshots?.values() ?? [])].map(readOne);
  return {
    text: parts
      .map(({ text }) => text)
      .join('\n')
      .trim(),
    links: parts.flatMap(({ links }) => links),
    titles: parts.flatMap(({ titles }) => titles),
  };
}

function readOne({ content, embeds, components }: Readable): CommandMessage {
  const shown = components.flatMap((component) => readComponent(component.toJSON()));
  const own = readText([content, ...shown].join('\n'));
  const titles = embeds.map(({ title }) => title).concat(embeds.map(({ description }) => description));
  const others = titles.flatMap((title) => (title ? [readText(title)] : []));
  const behind = embeds.flatMap(({ url }) => url ?? []);
  return {
    text: own.text,
    links: [...own.links, ...behind, ...others.flatMap(({ links }) => links)],
    titles: others.map(({ text }) => text),
  };
}

/** A text in Discord's Markdown as people read it, with the addresses in it. */
function readText(markdown: string): { readonly links: string[]; readonly text: string } {
  const { links, text } = readAddresses(markdown.replace(TOKEN, ' ').replace(MASKED, '$1 $2 '));
  return { links, text: text.trim() };
}

/** The texts of a component and of those in it, and the addresses of its buttons. */
function readComponent(component: object): string[] {
  const fields: Readonly<Record<string, unknown>> = { ...component };
  const inner = [fields['components'], fields['accessory']]
    .flat()
    .filter((one) => typeof one === 'object' && one !== null);
  const own = fields['type'] === TEXT_DISPLAY ? fields['content'] : fields['url'];
  return [...(typeof own === 'string' ? [own] : []), ...inner.flatMap(readComponent)];
}
