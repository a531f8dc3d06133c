import type { MessageShortcut } from '@slack/bolt';
import { type CommandMessage, readAddresses } from '../../src/index.ts';
import { readWords } from './read-words.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of blocks and attachments that hold the address of what they show. */
const ADDRESSES = ['url', 'title_url', 'title_link', 'from_url', 'original_url'] as const;
/** What Slack makes of an address: `<address>` and `<address|words>`. */
const LINK = /<(https?:\/\/[^<>\s|]+)(?:\|([^<>]*))?>/g;
/** Mentions and emoji: they say nothing of any news. */
const TOKEN = /<[@#!][^<>]*>|:[a-z0-9_+'-]{1,100}:/g;

/**
 * Reads a message that someone asks about: what was typed, its blocks, and its attachments, which are the previews of
 * its links and the messages that it shares.
 */
export function readMessage(message: MessageShortcut['message']): CommandMessage {
  const blocks = fieldsIn(message['blocks']);
  const attachments = fieldsIn(message['attachments']);
  const typed = message.text ? [message.text] : blocks.map((block) => textsIn(block).join(' '));
  const shown = attachments.flatMap(({ title, pretext }) => [title, pretext].filter(isText));
  const told = attachments.map(({ title: _title, pretext: _pretext, ...rest }) => textsIn(rest).join(' '));
  const plain = [typed.join('\n'), ...shown, ...told].map(readText);
  const [own, ...others] = plain;
  const behind = [...linksIn(blocks), ...attachments.flatMap((one) => linksIn(one, one['is_msg_unfurl'] === true))];
  return {
    text: own?.text ?? '',
    links: [...new Set([...plain.flatMap(({ links }) => links), ...behind])],
    titles: others.map(({ text }) => text).filter((text) => text !== ''),
  };
}

/** A text of Slack's as people read it, with the addresses that stand in it or behind its words. */
function readText(text: string): { readonly links: string[]; readonly text: string } {
  const behind = Array.from(text.matchAll(LINK), ([, address = '']) => address.replaceAll('&amp;', '&'));
  const plain = text.replace(TOKEN, ' ').replace(LINK, (_link, _address, words = '') => words);
  const { links, text: words } = readAddresses(readWords(plain));
  return { links: [...behind, ...links], text: words.trim() };
}

/** The addresses in the fields of blocks or attachments; those of a shared message itself are no links in it. */
function linksIn(value: unknown, shared = false): string[] {
  return fieldsIn(value).flatMap((fields) => {
    const own = shared ? [] : ADDRESSES.map((name) => fields[name]).filter(isText);
    return [...own.filter((url) => /^https?:\/\//i.test(url)), ...Object.values(fields).flatMap((one) => linksIn(one))];
  });
}

/** The texts in blocks or attachments, but for the labels of buttons. */
function textsIn(value: unknown): string[] {
  return fieldsIn(value).flatMap((fields) => {
    if (fields['type'] === 'button') return [];
    const own = fields['text'];
    return [...(isText(own) ? [own] : []), ...Object.values(fields).flatMap(textsIn)];
  });
}

/** Objects, of a list or alone; nothing else has fields. */
function fieldsIn(value: unknown): Fields[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'object' && one !== null ? [one as Fields] : []));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
