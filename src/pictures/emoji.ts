import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FOLDER = dirname(require.resolve('@twemoji/svg/package.json'));
const NAMES: ReadonlySet<string> = new Set(readdirSync(FOLDER));
/** Shown as a picture without being asked to: by itself, by a selector, as a flag or as a keycap. */
const AS_PICTURE = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;
const EMOJI = /^[\p{Emoji}]/u;
const JOINER = '\u200d';
const LAST_JOINER = /\u200d$/;
const SELECTOR = 'fe0f';

/** Whether a grapheme is to be a picture rather than letters. */
export function isEmoji(grapheme: string): boolean {
  return EMOJI.test(grapheme) && AS_PICTURE.test(grapheme) && !grapheme.includes('\ufe0e');
}

/** The drawing of an emoji, 36 units wide and high, as the inside of an SVG; null where there is none. */
export function emojiDrawing(grapheme: string): string | null {
  const points = Array.from(grapheme.replace(LAST_JOINER, ''), (point) =>
    (point.codePointAt(0) as number).toString(16),
  );
  // The files are named without the selector, but for some sequences that need it.
  const bare = points.filter((point) => point !== SELECTOR).join('-');
  return read(grapheme.includes(JOINER) ? points.join('-') : bare) ?? read(bare);
}

function read(name: string): string | null {
  // The name may be of any length, since emoji can be joined without end.
  if (!NAMES.has(`${name}.svg`)) return null;
  const file = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
  const inside = file.slice(file.indexOf('>') + 1, file.lastIndexOf('</svg>'));
  // Several emoji stand in one picture, where a name must mean one thing.
  return inside.replace(/(\bid="|url\(#|href="#)/g, `$1${name}-`);
}
