import type { Block, Inline } from '../../src/index.ts';
import { layOut, sizeOf, type Unit, unitOf } from './layout.ts';
import { renderInline } from './markdown.ts';

type TextRun = Extract<Inline, { kind: 'text' | 'strong' | 'struck' | 'code' | 'link' }>;

/** Characters and bytes that the text of one block may take. */
export interface Room {
  readonly characters: number;
  readonly bytes: number;
}

/** Length from which a piece of a divided word is complete: small against a message, large against one object a letter. */
const PIECE_LENGTH = 64;
/** What a block adds to its words: "CHANGED • ", "> “…”", a guard, a zero-width space. In bytes, the larger of the two. */
const FRAME = 32;

/** Divides a block that is larger than the room, at words, else graphemes, else code points; nothing is lost. */
export function divideBlock(block: Block, room: Room): Unit[] {
  const whole = unitOf(block);
  if (fits(whole, room)) return [whole];
  const content: Room = { characters: room.characters - FRAME, bytes: room.bytes - FRAME };
  switch (block.kind) {
    case 'headline':
      return positioned(packed([{ kind: 'text', text: block.text }], content).map((part) => headline(part)));
    case 'paragraph':
    case 'small':
    case 'bullet':
      return positioned(packed(block.content, content).map((part) => ({ ...block, content: part })));
    case 'quote': {
      const words = packed([{ kind: 'text', text: block.words }], content).map((part) => wordsOf(part));
      const cards = positioned(words.map((part): Block => ({ kind: 'quote', words: part, by: [] })));
      const by = packed(block.by, content).map((part): Block => ({ kind: 'paragraph', content: part }));
      const button: Block[] = block.action ? [{ kind: 'actions', actions: [block.action] }] : [];
      return [...cards, ...[...by, ...button].map((part) => unitOf(part))];
    }
    default:
      return [whole];
  }
}

function fits(unit: Unit, room: Room): boolean {
  const size = sizeOf(layOut([unit]));
  return size.characters <= room.characters && size.bytes <= room.bytes;
}

function headline(content: readonly Inline[]): Block {
  return { kind: 'headline', text: wordsOf(content) };
}

function wordsOf(content: readonly Inline[]): string {
  return content.map((inline) => ('text' in inline ? inline.text : '')).join('');
}

function positioned(blocks: readonly Block[]): Unit[] {
  const last = blocks.length - 1;
  return blocks.map((block, index) => {
    if (last === 0) return unitOf(block);
    return unitOf(block, index === 0 ? 'first' : index === last ? 'last' : 'middle');
  });
}

/** Consecutive groups of runs that each fit the room; pieces of one run stay one run within a group. */
function packed(content: readonly Inline[], room: Room): Inline[][] {
  const groups: Inline[][] = [];
  let group: Inline[] = [];
  let used = { characters: 0, bytes: 0 };
  for (const inline of content) {
    let joins = false;
    for (const piece of piecesOf(inline, room)) {
      const cost = costOf(piece);
      if (used.characters + cost.characters > room.characters || used.bytes + cost.bytes > room.bytes) {
        if (group.length > 0) groups.push(group);
        group = [];
        used = { characters: 0, bytes: 0 };
        joins = false;
      }
      used = { characters: used.characters + cost.characters, bytes: used.bytes + cost.bytes };
      const last = group.at(-1);
      if (joins && last !== undefined && 'text' in last && 'text' in piece) {
        group[group.length - 1] = { ...last, text: last.text + piece.text };
      } else group.push(piece);
      joins = true;
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** An upper bound of what a run takes beside others: one more for the zero-width space that may part it from the next. */
function costOf(inline: Inline): Room {
  const markdown = renderInline(inline);
  return { characters: markdown.length + 1, bytes: Buffer.byteLength(markdown) + 3 };
}

function piecesOf(inline: Inline, room: Room): Inline[] {
  if (!('text' in inline) || inline.kind === 'instant') return [inline];
  const words = inline.text.match(/\S+\s*|\s+/g) ?? [];
  return words.flatMap((word) => {
    const piece: TextRun = { ...inline, text: word };
    return within(piece, room) ? [piece] : lettersOf(word, inline, room);
  });
}

function lettersOf(word: string, inline: TextRun, room: Room): Inline[] {
  const pieces: Inline[] = [];
  let letters = '';
  const flush = () => {
    if (letters !== '') pieces.push({ ...inline, text: letters });
    letters = '';
  };
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    const single: TextRun = { ...inline, text: segment };
    if (segment.length > PIECE_LENGTH && !within(single, room)) {
      flush();
      pieces.push(...Array.from(segment, (point): TextRun => ({ ...inline, text: point })));
      continue;
    }
    letters += segment;
    if (letters.length >= PIECE_LENGTH) flush();
  }
  flush();
  return pieces;
}

function within(inline: Inline, room: Room): boolean {
  const cost = costOf(inline);
  return cost.characters <= room.characters && cost.bytes <= room.bytes;
}
