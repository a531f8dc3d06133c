import type { Block, Inline } from '../../src/index.ts';
import { divideText } from './divide-text.ts';
import { escapeMrkdwn, isChannelId } from './escape.ts';
import { LIMITS } from './limits.ts';

/** Room for the number of the part, and for the mark that more follows. */
const RESERVE = 100;
const MOST = LIMITS.fallback - RESERVE;
/** Less of a line is not worth beginning it. */
const LEAST = 40;

/**
 * The text beside the blocks. A notification shows how it begins: the summary. A screen reader reads all of it and none of the
 * blocks (docs.slack.dev/reference/methods/chat.postMessage): what they say besides follows, line by line.
 */
export function fallbackText(summary: string, blocks: readonly Block[], label: string | null): string {
  const besides = blocks.filter((block) => !isSaid(summary, block));
  let text = beginningOf(summary, MOST).trim();
  for (const block of besides) {
    const line = lineOf(block, shown).trim();
    const room = MOST - text.length - 1;
    const whole = line.length <= room;
    const words = whole ? line : room < LEAST ? '' : beginningOf(lineOf(block, plain), room).trim();
    text += `${text === '' ? '' : '\n'}${words}${whole ? '' : '…'}`;
    if (!whole) break;
  }
  return label === null ? text : `${text} (${label})`;
}

/** Escaped; as much as is at most so long. */
function beginningOf(text: string, most: number): string {
  const [head = ''] = divideText(text, (piece) => escapeMrkdwn(piece).length <= most);
  return escapeMrkdwn(head);
}

/** Whether the summary has all that a block says, or it says nothing. */
function isSaid(summary: string, block: Block): boolean {
  const line = lineOf(block, plain).trim();
  return summary.includes(line);
}

function lineOf(block: Block, words: (inline: Inline) => string): string {
  const all = (content: readonly Inline[]) => content.map(words).join('');
  const text = (said: string) => words({ kind: 'text', text: said });
  switch (block.kind) {
    case 'headline':
      return text(block.text);
    case 'bullet':
      return `${block.mark === undefined ? '' : `${block.mark.toUpperCase()} `}${all(block.content)}`;
    case 'quote':
      return `${text(`“${block.words}”`)} ${all(block.by)}`;
    case 'divider':
    case 'actions':
      return '';
    default:
      return all(block.content);
  }
}

/** As a summary is worded: without the numbers of the sources. */
function plain(inline: Inline): string {
  switch (inline.kind) {
    case 'reference':
    case 'mention':
      return '';
    case 'channel':
      return 'the channel';
    default:
      return inline.text;
  }
}

function shown(inline: Inline): string {
  switch (inline.kind) {
    case 'reference':
      return `[${inline.number}]`;
    case 'struck':
      return escapeMrkdwn(`(was: ${inline.text})`);
    case 'channel':
      return isChannelId(inline.id) ? `<#${inline.id}>` : escapeMrkdwn(`#${inline.id}`);
    default:
      return escapeMrkdwn(plain(inline));
  }
}
