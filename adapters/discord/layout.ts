import type { Action, Block } from '../../src/index.ts';
import { escapeText, guardLine } from './escape.ts';
import { LIMITS } from './limits.ts';
import { renderInlines } from './markdown.ts';

/** A text display, in Discord's own words. */
interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

/** The same, a text with a button beside it, uploaded pictures, an uploaded file, a separator or a row of buttons. */
export type Component =
  | TextDisplay
  | { readonly type: 9; readonly components: readonly [TextDisplay]; readonly accessory: Button }
  | {
      readonly type: 12;
      readonly items: readonly { readonly media: { readonly url: string }; readonly description: string }[];
    }
  | { readonly type: 13; readonly file: { readonly url: string } }
  | { readonly type: 14; readonly divider: true; readonly spacing: 1 }
  | { readonly type: 1; readonly components: readonly Button[] };

interface Button {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
}

/** What a message counts against `LIMITS`. */
export interface Size {
  readonly components: number;
  readonly characters: number;
  readonly bytes: number;
}

const NEWLINE = '\n';
/** Kinds that stand in one text display with what is before them; other neighbours get Discord's gap between displays. */
const JOINED = new Set(['headline small', 'small small', 'small paragraph', 'quote small', 'bullet bullet']);
const MARKS = { new: 'NEW ', changed: 'CHANGED ' } as const;

type Position = 'whole' | 'first' | 'middle' | 'last';

/** A block, or a piece of one that was larger than a message, with its Markdown. */
export interface Unit {
  readonly block: Block;
  /** Empty for dividers, buttons and blocks without words. */
  readonly markdown: string;
}

/** Renders a block, or a piece of a divided one by its position in it. */
export function unitOf(block: Block, position: Position = 'whole'): Unit {
  return { block, markdown: renderBlock(block, position) };
}

function renderBlock(block: Block, position: Position): string {
  switch (block.kind) {
    case 'headline':
      // A heading swallows number signs at both ends.
      return prefixed('### ', escapeText(block.text).replaceAll('#', '\\#'));
    case 'small':
      return prefixed('-# ', renderInlines(block.content));
    case 'bullet':
      return prefixed(bulletMark(block, position), renderInlines(block.content));
    case 'paragraph':
      return prefixed('', renderInlines(block.content));
    case 'quote':
      return renderQuote(block, position);
    default:
      return '';
  }
}

/** A line of words behind its mark; nothing where there are no words. */
function prefixed(mark: string, line: string): string {
  const words = line.trim();
  return words === '' ? '' : `${mark}${guardLine(words)}`;
}

function bulletMark({ mark }: Extract<Block, { kind: 'bullet' }>, position: Position): string {
  if (position === 'middle' || position === 'last') return '';
  return `${mark === undefined ? '' : MARKS[mark]}• `;
}

function renderQuote(quote: Extract<Block, { kind: 'quote' }>, position: Position): string {
  const open = position === 'whole' || position === 'first' ? '“' : '';
  const close = position === 'whole' || position === 'last' ? '”' : '';
  const words = prefixed(`> ${open}`, escapeText(quote.words));
  const card = words === '' ? '' : `${words}${close}`;
  return [card, prefixed('', renderInlines(quote.by))].filter((line) => line !== '').join(NEWLINE);
}

/** The components inside the container of one message. Dividers at its edges and blocks without words fall away. */
export function layOut(units: readonly Unit[]): Component[] {
  const components: Component[] = [];
  const seen = new Map<string, number>();
  let last = '';
  for (const unit of units) {
    const { kind } = unit.block;
    const previous = components.at(-1);
    if (unit.block.kind === 'actions')
      components.push(...buttonRows([...unit.block.actions, ...(unit.block.more ?? [])], seen));
    else if (unit.block.kind === 'divider') {
      if (previous !== undefined && previous.type !== 14) components.push({ type: 14, divider: true, spacing: 1 });
    } else {
      const content = unit.markdown;
      if (content === '') continue;
      const above = previous && JOINED.has(`${last} ${kind}`) ? joined(previous, content) : null;
      if (above !== null) components[components.length - 1] = above;
      else components.push(textOf(unit, seen));
    }
    last = kind;
  }
  if (components.at(-1)?.type === 14) components.pop();
  return components;
}

/** The component above with a line more; null where it is no text. */
function joined(above: Component, line: string): Component | null {
  if (above.type === 10) return { type: 10, content: `${above.content}${NEWLINE}${line}` };
  if (above.type !== 9) return null;
  return { ...above, components: [{ type: 10, content: `${above.components[0].content}${NEWLINE}${line}` }] };
}

function textOf({ block, markdown }: Unit, seen: Map<string, number>): Component {
  const display = { type: 10, content: markdown } as const;
  if (block.kind !== 'quote' || block.action === undefined) return display;
  return { type: 9, components: [display], accessory: buttonOf(block.action, seen) };
}

/** Discord refuses an id twice in a message: the second gets "~2" (see `actionId`). */
function buttonOf({ id, label }: Action, seen: Map<string, number>): Button {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  const custom = times === 1 ? id : `${id}~${times}`;
  if (custom.length > LIMITS.customId) throw new RangeError(`a button's id is too long: ${id}`);
  return { type: 2, style: 2, label: clip(label, LIMITS.buttonLabel), custom_id: custom };
}

/** Rows of at most five buttons. */
function buttonRows(actions: readonly Action[], seen: Map<string, number>): Component[] {
  const buttons = actions.map((action) => buttonOf(action, seen));
  const rows: Component[] = [];
  for (let start = 0; start < buttons.length; start += LIMITS.rowButtons) {
    rows.push({ type: 1, components: buttons.slice(start, start + LIMITS.rowButtons) });
  }
  return rows;
}

/** The action id of a button's custom id. */
export function actionId(customId: string): string {
  return customId.replace(/~\d+$/, '');
}

/** A label of at most so many characters, never empty: a label is shown as it is, without Markdown. */
export function clip(label: string, most: number): string {
  const words = label.replace(/\s+/g, ' ').trim();
  if (words === '') return '…';
  if (words.length <= most) return words;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(words.slice(0, 2 * most))) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** What the components count, with the container around them. */
export function sizeOf(components: readonly Component[]): Size {
  let size: Size = { components: 1, characters: 0, bytes: 0 };
  for (const component of components) {
    const text = shownIn(component);
    size = {
      components: size.components + 1 + nestedIn(component),
      characters: size.characters + (text?.length ?? 0),
      bytes: size.bytes + (text === null ? 0 : Buffer.byteLength(text) + LIMITS.textDisplayOverhead),
    };
  }
  return size;
}

function shownIn(component: Component): string | null {
  if (component.type === 10) return component.content;
  return component.type === 9 ? component.components[0].content : null;
}

function nestedIn(component: Component): number {
  if (component.type === 9) return 2;
  return component.type === 1 ? component.components.length : 0;
}
