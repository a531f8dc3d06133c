import type { types } from '@slack/bolt';
import type { Action, Block } from '../../src/index.ts';
import { divideText } from './divide-text.ts';
import { escapePlain } from './escape.ts';
import { LIMITS } from './limits.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';

/** How the id of a button's place begins in a message, and in one of several parts; of one length, as sizes are measured. */
const WHOLE = 'act';
const PART = 'par';
const MARKS = { new: 'NEW ', changed: 'CHANGED ' } as const;

type Bullet = Extract<Block, { kind: 'bullet' }>;

/** Renders the blocks of one message in order; bullets that follow each other become one list. `isPart`: of several. */
export function renderBlocks(blocks: readonly Block[], isPart = false): types.KnownBlock[] {
  const rendered: types.KnownBlock[] = [];
  let list: types.RichTextSection[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'bullet') {
      rendered.push(...renderBlock(block, `${isPart ? PART : WHOLE}.${index}`));
      continue;
    }
    list.push(renderBullet(block));
    if (blocks[index + 1]?.kind === 'bullet') continue;
    const items = list.filter((item) => item.elements.length > 0);
    if (items.length > 0) rendered.push(richText({ type: 'rich_text_list', style: 'bullet', elements: items }));
    list = [];
  }
  return rendered;
}

/** `row` tells the rows of a message apart: the same button may stand in two of them. */
function renderBlock(block: Exclude<Block, Bullet>, row: string): types.KnownBlock[] {
  switch (block.kind) {
    case 'headline':
      return renderHeadline(block.text);
    case 'paragraph':
      return section(renderRichText(block.content));
    case 'small':
      return context(renderMrkdwn(block.content));
    case 'quote': {
      const words: types.RichTextElement[] = block.words === '' ? [] : [{ type: 'text', text: `“${block.words}”` }];
      const quote = words.length > 0 ? [richText({ type: 'rich_text_quote', elements: words })] : [];
      const by = renderMrkdwn(block.by);
      return [...quote, ...(block.action ? withButton(by, renderButton(block.action, `${row}.0`)) : context(by))];
    }
    case 'divider':
      return [{ type: 'divider' }];
    case 'actions':
      return renderActions(block, row);
  }
}

/** A headline longer than a header block takes is set bold instead of being cut. */
function renderHeadline(text: string): types.KnownBlock[] {
  const plain = escapePlain(text);
  if (plain.trim() === '') return [];
  if (plain.length > LIMITS.header) return section([{ type: 'text', text, style: { bold: true } }]);
  return [{ type: 'header', text: { type: 'plain_text', text: plain, emoji: false } }];
}

function renderBullet(bullet: Bullet): types.RichTextSection {
  const content = renderRichText(bullet.content);
  if (bullet.mark === undefined) return { type: 'rich_text_section', elements: content };
  const mark: types.RichTextElement = { type: 'text', text: MARKS[bullet.mark], style: { bold: true } };
  return { type: 'rich_text_section', elements: [mark, ...content] };
}

function renderActions({ actions, more = [] }: Extract<Block, { kind: 'actions' }>, row: string): types.KnownBlock[] {
  const menus = chunksOf(more, LIMITS.overflowOptions);
  const elements = [
    ...actions.map((action, index) => renderButton(action, `${row}.${index}`)),
    ...menus.map((menu, index) => renderMenu(menu, `${row}.${actions.length + index}`)),
  ];
  return chunksOf(elements, LIMITS.actionsElements).map((chunk) => ({ type: 'actions', elements: chunk }));
}

function chunksOf<T>(items: readonly T[], most: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += most) chunks.push(items.slice(start, start + most));
  return chunks;
}

/** Whether a button, or a menu, stands in one of several parts: that is not a page that could be turned. */
export function isInPart({ action_id }: { readonly action_id: string }): boolean {
  return action_id.startsWith(`${PART}.`);
}

/** The id that means something is the value; `action_id` only has to be unique in the message. */
function renderButton(action: Action, place: string): types.Button {
  return {
    type: 'button',
    text: plainText(action.label || action.id, LIMITS.buttonText),
    action_id: place,
    value: action.id,
  };
}

/** The menu behind "⋯". */
function renderMenu(actions: readonly Action[], place: string): types.Overflow {
  const options = actions.map(({ id, label }) => ({ text: plainText(label || id, LIMITS.option), value: id }));
  return { type: 'overflow', action_id: place, options };
}

/** Labels are ours and no news: one that Slack would not take ends in an ellipsis. */
export function plainText(label: string, limit: number): types.PlainTextElement {
  const whole = escapePlain(label);
  if (whole.length <= limit) return { type: 'plain_text', text: whole, emoji: false };
  const [head = ''] = divideText(label, (piece) => escapePlain(piece).length < limit);
  return { type: 'plain_text', text: `${escapePlain(head.trimEnd())}…`, emoji: false };
}

function section(elements: types.RichTextElement[]): types.KnownBlock[] {
  return elements.length > 0 ? [richText({ type: 'rich_text_section', elements })] : [];
}

function richText(element: types.RichTextBlock['elements'][number]): types.RichTextBlock {
  return { type: 'rich_text', elements: [element] };
}

/** One line with its button beside it; where there is none, or several, the button stands below. */
function withButton(lines: readonly string[], button: types.Button): types.KnownBlock[] {
  const [line] = lines;
  if (line === undefined || lines.length > 1) return [...context(lines), { type: 'actions', elements: [button] }];
  return [{ type: 'section', text: { type: 'mrkdwn', text: line, verbatim: true }, accessory: button }];
}

function context(texts: readonly string[]): types.KnownBlock[] {
  const elements = texts.map((text): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true }));
  return chunksOf(elements, LIMITS.contextElements).map((chunk) => ({ type: 'context', elements: chunk }));
}
