import type { types } from '@slack/bolt';
import type { Inline } from '../../src/index.ts';
import { isChannelId, isUserGroupId, safeUrl } from './escape.ts';

const DATE_FORMATS = {
  date: '{date_short_pretty}',
  time: '{time}',
  datetime: '{date_short_pretty} {time}',
  relative: '{ago}',
} as const;

/**
 * Renders inlines as rich text, which Slack does not parse: text stays text. Empty inlines are left out, and plain
 * ones that follow each other are joined, since every element counts against the size of a message.
 */
export function renderRichText(content: readonly Inline[]): types.RichTextElement[] {
  const elements: types.RichTextElement[] = [];
  for (const element of content.flatMap(renderInline)) {
    const last = elements.at(-1);
    if (last?.type === 'text' && element.type === 'text' && !last.style && !element.style) last.text += element.text;
    else elements.push(element);
  }
  return elements;
}

function renderInline(inline: Inline): types.RichTextElement[] {
  switch (inline.kind) {
    case 'text':
      return plain(inline.text);
    case 'strong':
      return plain(inline.text, { bold: true });
    case 'struck':
      return plain(inline.text, { strike: true });
    case 'code':
      return plain(inline.text, { code: true });
    case 'link':
      return link(inline.text, inline.url);
    case 'reference':
      return link(`[${inline.number}]`, inline.url);
    case 'channel':
      return isChannelId(inline.id) ? [{ type: 'channel', channel_id: inline.id }] : plain(`#${inline.id}`);
    case 'mention':
      return isUserGroupId(inline.id) ? [{ type: 'usergroup', usergroup_id: inline.id }] : [];
    case 'instant': {
      const date = dateOf(inline);
      if (date === null) return plain(inline.text);
      return [{ type: 'date', ...date, ...(inline.text && { fallback: inline.text }) }];
    }
  }
}

/** What Slack needs to show an instant in the reader's own time; null where `at` is no instant that it takes. */
export function dateOf(inline: Extract<Inline, { kind: 'instant' }>): { timestamp: number; format: string } | null {
  const timestamp = Math.floor(Date.parse(inline.at) / 1000);
  return Number.isFinite(timestamp) && timestamp >= 0 ? { timestamp, format: DATE_FORMATS[inline.style] } : null;
}

function plain(text: string, style?: { bold?: true; strike?: true; code?: true }): types.RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text, ...(style && { style }) }];
}

function link(text: string, url: string | null): types.RichTextElement[] {
  const href = url === null ? null : safeUrl(url);
  return href === null || text === '' ? plain(text) : [{ type: 'link', url: href, text }];
}
