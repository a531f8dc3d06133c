import { ok, type Result, refuse } from '../kernel/errors.ts';
import { drawnText } from './drawn-text.ts';
import { type Direction, type Paragraph, readParagraph, type Stretch } from './paragraph.ts';
import { MOST_WORDS, type PictureLook, type QuotePicture } from './picture.ts';
import { type SetText, setText } from './set-text.ts';
import { type Measures, SHAPES } from './theme.ts';
import { runsRightToLeft, type Typography, typographyOf } from './typography.ts';

/** A text and where its first line's letters begin at the top. */
export interface PlacedText {
  readonly text: SetText;
  readonly top: number;
}

/** A card whose every text has its place, inside the margins. */
export interface Card {
  readonly rightToLeft: boolean;
  /** The margin at both sides. */
  readonly side: number;
  readonly words: PlacedText;
  /** The top of the short rule above who said it. */
  readonly rule: number;
  readonly lines: readonly PlacedText[];
}

const SMALL_LEADING = 1.36;
/** Between who said it and where it stood. */
const BETWEEN = 15;
/** Where the rule lies in the gap above them, counted from below. */
const RULE_PLACE = 0.44;
const MOST_NAMED = 6;
/** Of a name or a role, in UTF-16 code units: what is longer is none, and takes long to measure. */
const LONGEST_NAME = 300;

/** Finds the largest letters with which all fits. Refuses what is too long, and what no letters are here for. */
export function layOutCard(quote: QuotePicture, shape: PictureLook['shape']): Result<Card> {
  if ([quote.speaker, quote.role].some((said) => said !== null && said.length > LONGEST_NAME)) return tooMuchBelow();
  const words = drawnText(quote.words);
  if (words === '') return refuse('no-words', 'This quote has no words to draw.');
  if (words.length > MOST_WORDS) return tooLong(words.length);
  const direction = { language: quote.language, rightToLeft: runsRightToLeft(words) };
  const typography = typographyOf(quote.language);
  const { open, close } = typography;
  const paragraph = readParagraph([mark(open), { text: words, bold: false, tone: 'ink' }, mark(close)], direction);
  if (!('text' in paragraph)) return noLetters(paragraph);
  const { height, width, measures } = SHAPES[shape];
  for (const given of measures) {
    const below = layOutBelow(quote, direction, typography, given, width);
    if (!below.ok) return below;
    const end = height - given.bottom - below.value.height;
    const room = {
      width: width - 2 * given.side,
      height: end - given.gap - given.top,
      sizes: sizesOf(given),
      divideFrom: given.divideFrom,
    };
    const text = setText(paragraph, room, typography.leading, open.length);
    if (text === null) continue;
    return ok({
      rightToLeft: direction.rightToLeft,
      side: given.side,
      words: { text, top: given.top + (room.height - text.height) / 2 },
      rule: end - given.gap * RULE_PLACE,
      lines: below.value.texts.map(({ text: line, top }) => ({ text: line, top: top + end })),
    });
  }
  return tooLong(words.length);
}

function sizesOf({ largest, smallest }: Measures): number[] {
  return Array.from({ length: largest - smallest + 1 }, (_, index) => largest - index);
}

function mark(text: string): Stretch {
  return { text, bold: false, tone: 'accent' };
}

/** Who said it and where it stood, from 0 on downwards. */
function layOutBelow(
  quote: QuotePicture,
  direction: Direction,
  typography: Typography,
  { side, speaker: speakerSizes, source: sourceSizes }: Measures,
  width: number,
): Result<{ readonly height: number; readonly texts: readonly PlacedText[] }> {
  const texts: PlacedText[] = [];
  let height = 0;
  const rows = [
    { choices: [speakerLine(quote, typography)], sizes: speakerSizes, mostLines: 3 },
    { choices: sourceLines(quote, typography), sizes: sourceSizes, mostLines: 2 },
  ];
  for (const { choices, sizes, mostLines } of rows) {
    const room = { width: width - 2 * side, height: Number.POSITIVE_INFINITY, sizes, divideFrom: 0, mostLines };
    const set = setFirst(choices, direction, (paragraph) => setText(paragraph, room, SMALL_LEADING));
    if (!set.ok) return set;
    if (set.value === null) continue;
    const top = texts.length > 0 ? height + BETWEEN : height;
    texts.push({ text: set.value, top });
    height = top + set.value.height;
  }
  return ok({ height, texts });
}

/** The first of several wordings that can be set; null where there is nothing to set. */
function setFirst(
  choices: readonly (readonly Stretch[])[],
  direction: Direction,
  set: (paragraph: Paragraph) => SetText | null,
): Result<SetText | null> {
  for (const choice of choices) {
    const stretches = choice.filter(({ text }) => text !== '');
    if (stretches.length === 0) return ok(null);
    const paragraph = readParagraph(stretches, direction);
    if (!('text' in paragraph)) return noLetters(paragraph);
    const text = set(paragraph);
    if (text !== null) return ok(text);
  }
  return tooMuchBelow();
}

function tooMuchBelow(): Result<never> {
  return refuse('too-long', 'Who said this, and where, is too long for a picture.');
}

/** The speaker in bold, then the role, or that there is no name. */
function speakerLine({ speaker, role, unnamed }: QuotePicture, { comma }: Typography): Stretch[] {
  const name = apart(speaker);
  if (name === '') return [];
  const office = apart(role);
  const note = apart(unnamed);
  const after = `${office && `${comma}${office}`}${note && ` ${note}`}`;
  return [
    { text: name, bold: true, tone: 'ink' },
    { text: after, bold: false, tone: 'ink' },
  ];
}

/** What the words are where they are no plain quote, the outlets and the date; of outlets that do not fit, or are longer than names are, how many more there are. */
function sourceLines({ kind, outlets, date }: QuotePicture, { comma }: Typography): Stretch[][] {
  const short = outlets.filter(({ length }) => length <= LONGEST_NAME);
  const names = short.map(apart).filter((name) => name !== '');
  const known = names.length + outlets.length - short.length;
  const line = (shown: number): Stretch[] => {
    const more = shown > 0 && known > shown ? ` +${known - shown}` : '';
    const named = `${names.slice(0, shown).join(comma)}${more}`;
    const text = [apart(kind), named, apart(date)].filter((part) => part !== '').join(' · ');
    return [{ text, bold: false, tone: 'muted' }];
  };
  const most = Math.min(names.length, MOST_NAMED);
  return Array.from({ length: Math.max(1, most) }, (_, fewer) => line(most - fewer));
}

/** A name on its own (FSI, PDI): in whatever direction it runs, its neighbours stay where they are. */
function apart(given: string | null): string {
  const name = drawnText(given ?? '');
  return name === '' ? '' : `\u2068${name}\u2069`;
}

function tooLong(length: number): Result<never> {
  const most = MOST_WORDS.toLocaleString('en-US');
  const why =
    length > MOST_WORDS
      ? `A picture holds ${most} characters; this quote has ${length.toLocaleString('en-US')}.`
      : 'This quote does not fit on a picture: its letters would be too small to read.';
  return refuse('too-long', `${why} Copy its words instead.`);
}

/** Names up to three of the characters, each also by its number, since where it is read there may be no letters for it either. */
function noLetters(missing: readonly string[]): Result<never> {
  const named = missing.slice(0, 3).map((one) => {
    const numbers = Array.from(
      one,
      (point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
    return `“${one}” (${numbers.join(' ')})`;
  });
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
  return refuse(
    'no-letters',
    `I have no letters to draw ${named.join(', ')}${more} with, so this quote gets no picture.`,
  );
}
