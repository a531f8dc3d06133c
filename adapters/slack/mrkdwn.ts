import type { Inline } from '../../src/index.ts';
import { divideText } from './divide-text.ts';
import { escapeControl, escapeMrkdwn, isChannelId, isUserGroupId, oneLine, safeUrl } from './escape.ts';
import { LIMITS } from './limits.ts';
import { dateOf } from './rich-text.ts';

/** Renders inlines as mrkdwn, in as few texts as the limit of a text object allows; none when there is nothing. */
export function renderMrkdwn(content: readonly Inline[]): string[] {
  const texts: string[] = [];
  let line = '';
  for (const piece of content.flatMap(renderPieces)) {
    if (line.length + piece.length > LIMITS.text) {
      texts.push(line);
      line = '';
    }
    line += piece;
  }
  texts.push(line);
  return texts.filter((text) => text.trim() !== '');
}

/** True for an inline that one text object holds. */
export function fitsTextObject(inline: Inline): boolean {
  return renderInline(inline).length <= LIMITS.text;
}

/** One inline as pieces that each fit a text object: more than one only where its text is longer than that. */
function renderPieces(inline: Inline): string[] {
  const whole = renderInline(inline);
  if (whole.length <= LIMITS.text) return [whole];
  const text = 'text' in inline ? inline.text : inline.kind === 'reference' ? `[${inline.number}]` : '';
  return divideText(text, (piece) => escapeMrkdwn(piece).length <= LIMITS.text).map(escapeMrkdwn);
}

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeMrkdwn(inline.text);
    case 'strong':
      return marked('*', inline.text, escapeMrkdwn);
    case 'struck':
      return marked('~', inline.text, escapeMrkdwn);
    case 'code':
      return marked('`', inline.text, (text) => escapeControl(oneLine(text).replaceAll('`', "'")));
    case 'link':
      return link(inline.text, inline.url);
    case 'reference':
      return link(`[${inline.number}]`, inline.url);
    case 'channel':
      return isChannelId(inline.id) ? `<#${inline.id}>` : escapeMrkdwn(`#${inline.id}`);
    case 'mention':
      return isUserGroupId(inline.id) ? `<!subteam^${inline.id}>` : '';
    case 'instant': {
      const date = dateOf(inline);
      const fallback = escapeControl(oneLine(inline.text)).replaceAll('|', '/');
      if (date === null || fallback === '') return escapeMrkdwn(inline.text);
      return `<!date^${date.timestamp}^${date.format}|${fallback}>`;
    }
  }
}

/** Slack reads a mark only where no white space stands inside it, so that stays outside. */
function marked(mark: string, text: string, inert: (text: string) => string): string {
  const words = text.trim();
  if (words === '') return inert(text);
  const start = text.indexOf(words);
  return `${inert(text.slice(0, start))}${mark}${inert(words)}${mark}${inert(text.slice(start + words.length))}`;
}

function link(text: string, url: string | null): string {
  const href = url === null ? null : safeUrl(url);
  if (href === null || text.trim() === '') return escapeMrkdwn(text);
  return `<${escapeControl(href)}|${escapeMrkdwn(text)}>`;
}
