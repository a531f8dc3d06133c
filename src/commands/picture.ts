import type { PictureLook } from '../pictures/picture.ts';
import { type Action, type Document, text } from '../presentation/document.ts';
import { pictureInWords, pictureOf } from '../presentation/picture-of.ts';
import { pictureAction } from '../presentation/quote-card.ts';
import type { Caller, Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { answer, expired, refused } from './replies.ts';

/** A button of a quote card, or of a picture to the same in another look. */
const PICTURE = /^picture:(\w{1,40}):(\d{1,3}):(\d{1,3})(?::(light|dark)-(wide|square))?$/;
/** The least that a platform takes as the description of a picture: Slack's. */
const MOST_DESCRIPTION = 1_000;

/** Draws the quote of a card, with buttons to its other looks; null for another button. */
export async function answerPicture(
  parts: Pick<CommandParts, 'findShown' | 'draw'>,
  actionId: string,
  caller: Caller,
): Promise<Reply | null> {
  const [, id, story, place, theme, shape] = PICTURE.exec(actionId) ?? [];
  if (id === undefined) return null;
  const look = { theme: theme === 'dark' ? 'dark' : 'light', shape: shape === 'square' ? 'square' : 'wide' } as const;
  const shown = await parts.findShown(id, caller);
  const facts = shown && pictureOf(shown, Number(story), Number(place));
  if (!facts) return expired();
  const drawn = await parts.draw(facts, look);
  if (!drawn.ok) return refused(drawn.refusal);
  const description = pictureInWords(facts, MOST_DESCRIPTION);
  const file = { name: `${pictureName(facts.speaker)}.png`, mediaType: 'image/png', content: drawn.value, description };
  const others = otherLooks(pictureAction(id, Number(story), Number(place)), look);
  return { ...answer(presentPicture(facts.speaker, others), true), file };
}

/** "quote-maria-tovar": letters and digits that a file may have on every platform. */
function pictureName(speaker: string | null): string {
  const words =
    (speaker ?? '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return ['quote', ...words].join('-').slice(0, 60).replace(/-$/, '');
}

function presentPicture(speaker: string | null, actions: readonly Action[]): Document {
  const said = speaker === null ? 'A quote as a picture.' : `${speaker}’s words as a picture.`;
  return {
    blocks: [
      { kind: 'small', content: [text(said)] },
      { kind: 'actions', actions },
    ],
    summary: said,
  };
}

function otherLooks(id: string, { theme, shape }: PictureLook): Action[] {
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const otherShape = shape === 'wide' ? 'square' : 'wide';
  const labels = { light: 'Light', dark: 'Dark', wide: 'Wide', square: 'Square' } as const;
  return [
    { id: `${id}:${otherTheme}-${shape}`, label: labels[otherTheme] },
    { id: `${id}:${theme}-${otherShape}`, label: labels[otherShape] },
  ];
}
