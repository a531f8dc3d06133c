import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answerPicture,
  type Block,
  createPictureThread,
  type Document,
  type Logger,
  type PictureLook,
  renderPlainText,
  type ShownBriefing,
} from '../../src/index.ts';
import { NOBODY } from './nobody.ts';

type Card = Extract<Block, { kind: 'quote' }>;

/** What became of the quotes of a page: the files, and why the others have none. */
interface Written {
  readonly files: readonly string[];
  readonly refused: readonly string[];
}

/** Where pictures go, and how they look. */
export interface PictureJob extends PictureLook {
  readonly folder: string;
}

const MOST_WORDS = 5;
const LONGEST_NAME = 70;

/** Draws each quote card of a page into a file of the folder, named for its place, who said it and how it begins. */
export async function writePictures(
  { blocks }: Document,
  shown: ShownBriefing,
  { folder, theme, shape }: PictureJob,
  logger: Logger,
): Promise<Written> {
  const { draw, close } = createPictureThread(logger);
  const cards = blocks.filter((block) => block.kind === 'quote');
  const files: string[] = [];
  const refused: string[] = [];
  await mkdir(folder, { recursive: true });
  for (const [index, card] of cards.entries()) {
    const parts = { findShown: async () => shown, draw };
    const reply = await answerPicture(parts, `${card.action?.id}:${theme}-${shape}`, NOBODY);
    if (reply?.file) {
      const file = join(folder, fileName(card, index, cards.length));
      await writeFile(file, reply.file.content);
      files.push(file);
    } else if (reply) refused.push(`“${beginningOf(card)}”: ${plain(reply.document)}`);
  }
  await close();
  return { files, refused };
}

function fileName(card: Card, index: number, count: number): string {
  const number = String(index + 1).padStart(String(count).length, '0');
  const speaker = card.by.flatMap((inline) => (inline.kind === 'strong' ? [inline.text] : []));
  const words = `${speaker.join(' ')} ${beginningOf(card)}`.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = Array.from([number, ...words].join('-'))
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/-$/, '');
  return `${name}.png`;
}

function beginningOf({ words }: Card): string {
  return words.split(/\s+/, MOST_WORDS).join(' ').slice(0, LONGEST_NAME);
}

function plain(document: Document): string {
  return renderPlainText(document, { width: Number.POSITIVE_INFINITY, colour: false }).trim();
}
