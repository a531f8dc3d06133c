import { ComponentType, type Message } from 'discord.js';
import { type Document, note, paginate } from '../../src/index.ts';
import { divideBlock } from './divide.ts';
import { escapeText } from './escape.ts';
import { type Component, layOut, type Size, sizeOf, type Unit, unitOf } from './layout.ts';
import { LIMITS } from './limits.ts';

/** SUPPRESS_EMBEDS and IS_COMPONENTS_V2 of Discord's message flags. */
const FLAGS = (1 << 2) | (1 << 15);
const PART = /^-# Part \d+ of \d+$/;
/** Room for "-# Part 12 of 345" and the text display around it. */
const PART_LINE: Size = { components: 1, characters: 32, bytes: 32 + LIMITS.textDisplayOverhead };
const WHOLE_MESSAGE: Size = {
  components: LIMITS.components,
  characters: LIMITS.textCharacters,
  bytes: LIMITS.textBytes,
};
const PART_OF_SEVERAL: Size = {
  components: LIMITS.components - PART_LINE.components,
  characters: LIMITS.textCharacters - PART_LINE.characters,
  bytes: LIMITS.textBytes - PART_LINE.bytes,
};

/** A message's body as Discord takes it: components in one container; only roles that the document mentions are notified. */
export interface Payload {
  readonly flags: number;
  readonly components: readonly [{ readonly type: 17; readonly components: readonly Component[] }];
  readonly allowed_mentions: { readonly parse: readonly []; readonly roles?: readonly string[] };
  /** What is uploaded with it. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string; readonly description: string }[];
}

interface PagedUnit extends Unit {
  readonly keepWithNext: boolean;
}

/**
 * The messages of a document in order, each within Discord's limits, never none. Too much for one message is divided
 * between blocks into numbered parts; only a block that is larger than a message is divided itself.
 */
export function renderDocument(document: Document): readonly Payload[] {
  const whole = document.blocks.map((block) => unitOf(block));
  const alone = layOut(whole);
  if (alone.length === 0) return renderDocument(note(shown(document.summary) ? document.summary : '…'));
  const roles = rolesOf(document);
  if (within(alone, WHOLE_MESSAGE)) return [payload(alone, roles)];
  const units = document.blocks.flatMap((block) => divideBlock(block, WHOLE_MESSAGE)).map(keepTogether);
  const pages = paginate(units, fitsPart, (unit) => unit.keepWithNext)
    .map(layOut)
    .filter((components) => components.length > 0);
  if (pages.length === 1) return pages.map((page) => payload(page, roles));
  return pages.map((components, index) => {
    const numbered = [...components, { type: 10, content: `-# Part ${index + 1} of ${pages.length}` } as const];
    return payload(within(numbered, WHOLE_MESSAGE) ? numbered : components, index === 0 ? roles : []);
  });
}

/** Whether a message is one of several parts: it is not a page that could be turned. */
export function isPart({ components }: Pick<Message, 'components'>): boolean {
  return components.some(
    (outer) =>
      outer.type === ComponentType.Container &&
      outer.components.some((one) => one.type === ComponentType.TextDisplay && PART.test(one.content)),
  );
}

/** Whether anything of these words would be seen. */
function shown(words: string): boolean {
  return escapeText(words).trim() !== '';
}

/** A single block may take the room of the part's number too, rather than be divided. */
function fitsPart(units: readonly Unit[]): boolean {
  const components = layOut(units);
  return within(components, PART_OF_SEVERAL) || (units.length === 1 && within(components, WHOLE_MESSAGE));
}

/** A headline stays with what it heads, and buttons with what they are about. */
function keepTogether(unit: Unit, index: number, units: readonly Unit[]): PagedUnit {
  const next = units[index + 1]?.block.kind;
  return { ...unit, keepWithNext: unit.block.kind === 'headline' || (next === 'actions' && unit.block.kind !== next) };
}

function within(components: readonly Component[], room: Size): boolean {
  const size = sizeOf(components);
  return size.components <= room.components && size.characters <= room.characters && size.bytes <= room.bytes;
}

function payload(components: readonly Component[], roles: readonly string[]): Payload {
  const mentioned = { parse: [] as const, ...(roles.length > 0 && { roles }) };
  return { flags: FLAGS, components: [{ type: 17, components }], allowed_mentions: mentioned };
}

/** The roles that a document mentions by itself; words that look like a mention are not among them. */
function rolesOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) =>
    'content' in block ? block.content.flatMap((inline) => (inline.kind === 'mention' ? [inline.id] : [])) : [],
  );
}
