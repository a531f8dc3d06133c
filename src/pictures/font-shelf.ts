import { readFileSync } from 'node:fs';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { type FontFile, fontFiles } from './families.ts';
import { readWoff } from './read-woff.ts';

/** Upwards, and downwards as a negative number. */
interface Reach {
  readonly up: number;
  readonly down: number;
}

/** A font that is loaded. Lengths are in its own units, of which `unit` are one em of the text. */
export interface Face {
  readonly font: Font;
  readonly unit: number;
  /** Its letters are to be drawn heavier, since there is no bold one. */
  readonly heavier: boolean;
  readonly has: (codePoint: number) => boolean;
  /** How far a glyph reaches from the base line. */
  readonly reach: (glyph: number) => Reach;
  /** The outline of a glyph, as an SVG path with y upwards. */
  readonly outline: (glyph: number) => string;
}

/** Not drawn by itself, so that no font has to have it. */
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
/** Graphemes whose font is remembered: how many, and their length; marks can be piled up without end. */
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 8;
const faces = new Map<string, Face>();
const chosen = new Map<string, Face | null>();

/**
 * The text as a font is asked for it, of the same length: the two hyphens that only some fonts have, of which one ends no
 * line, are drawn by the usual one, so that they look like the letters around them.
 */
export function withUsualHyphens(text: string): string {
  return text.replace(/[\u2010\u2011]/g, '-');
}

/** The first font that has all characters of a grapheme; null where none has. Only files that may have it are read. */
export function faceFor(grapheme: string, bold: boolean, language: string): Face | null {
  if (grapheme.length > LONGEST_KNOWN) return findFace(grapheme, bold, language);
  const key = `${bold} ${language} ${grapheme}`;
  const known = chosen.get(key);
  if (known !== undefined) return known;
  const found = findFace(grapheme, bold, language);
  if (chosen.size === MOST_KNOWN) chosen.clear();
  chosen.set(key, found);
  return found;
}

function findFace(grapheme: string, bold: boolean, language: string): Face | null {
  const points = Array.from(grapheme, (point) => point.codePointAt(0) as number);
  const [first = 0] = points;
  for (const file of fontFiles(language)) {
    if (!file.ranges.some(([from, to]) => first >= from && first <= to)) continue;
    const face = faceOf(file, bold);
    if (points.every(face.has)) return face;
  }
  return null;
}

function faceOf(file: FontFile, bold: boolean): Face {
  const path = (bold ? file.bold : null) ?? file.regular;
  const heavier = bold && file.bold === null;
  const key = `${heavier}${path}`;
  const face = faces.get(key) ?? loadFace(path, heavier, file);
  faces.set(key, face);
  return face;
}

function loadFace(path: string, heavier: boolean, { enlarged, only }: FontFile): Face {
  const face = new HbFace(new Blob(readWoff(readFileSync(path))));
  const font = new Font(face);
  const characters = new Set(face.collectUnicodes());
  const outlines = new Map<number, string>();
  const reaches = new Map<number, Reach>();
  return {
    font,
    unit: face.upem / enlarged,
    heavier,
    has: (point) => {
      const character = withUsualHyphens(String.fromCodePoint(point));
      return (
        IGNORABLE.test(character) ||
        (characters.has(character.codePointAt(0) as number) && (only?.test(character) ?? true))
      );
    },
    reach: (glyph) => {
      const reach = reaches.get(glyph) ?? reachOf(font, glyph);
      reaches.set(glyph, reach);
      return reach;
    },
    outline: (glyph) => {
      const outline = outlines.get(glyph) ?? font.glyphToPath(glyph);
      outlines.set(glyph, outline);
      return outline;
    },
  };
}

function reachOf(font: Font, glyph: number): Reach {
  const { yBearing = 0, height = 0 } = font.glyphExtents(glyph) ?? {};
  return { up: yBearing, down: yBearing + height };
}
