import type { Card, PlacedText } from './lay-out-card.ts';
import type { PictureLook } from './picture.ts';
import { EMOJI_TOP, type Line, type Mark } from './shape-line.ts';
import { SHAPES, THEMES, type Theme } from './theme.ts';

const RULE_WIDTH = 56;
const RULE_HEIGHT = 4;
/** How much heavier letters become where a font has no bold ones, in em. */
const HEAVIER = 0.032;
const EMOJI_UNITS = 36;

/** Draws a card as SVG: outlines only, so that no font is asked for later. */
export function drawCard(card: Card, { theme: name, shape }: PictureLook): string {
  const { width, height } = SHAPES[shape];
  const { side } = card;
  const theme = THEMES[name];
  const draw = (text: PlacedText): string => drawText(text, card, width, theme);
  const ruleAt = card.rightToLeft ? width - side - RULE_WIDTH : side;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${theme.paper}"/>`,
    draw(card.words),
    `<rect x="${ruleAt}" y="${round(card.rule)}" width="${RULE_WIDTH}" height="${RULE_HEIGHT}" fill="${theme.accent}"/>`,
    ...card.lines.map(draw),
    '</svg>',
  ].join('\n');
}

function drawText({ text, top }: PlacedText, card: Card, width: number, theme: Theme): string {
  return text.lines
    .map((line, index) => {
      const x = leftOf(line, index === 0 ? text.hanging : 0, text.size, card, width);
      const y = top + text.first + index * text.step;
      return line.marks.map((mark) => drawMark(mark, x, y, text.size, theme)).join('');
    })
    .join('\n');
}

/** Where a line begins at the left: even at the side where reading starts, but for a mark that hangs out into the margin. */
function leftOf(line: Line, hanging: number, size: number, { rightToLeft, side }: Card, width: number): number {
  return rightToLeft ? width - side + hanging - line.width * size : side - hanging;
}

function drawMark(mark: Mark, left: number, base: number, size: number, theme: Theme): string {
  const x = left + mark.x * size;
  if (mark.kind === 'emoji') {
    const view = `viewBox="0 0 ${EMOJI_UNITS} ${EMOJI_UNITS}"`;
    const at = `x="${round(x)}" y="${round(base - EMOJI_TOP * size)}" width="${size}" height="${size}"`;
    return `<svg ${at} ${view}>${mark.drawing}</svg>`;
  }
  const { face, glyph, tone } = mark;
  const outline = face.outline(glyph);
  if (outline === '') return '';
  const scale = Number((size / face.unit).toPrecision(6));
  const at = `translate(${round(x)} ${round(base - mark.y * size)}) scale(${scale} ${-scale})`;
  const heavier = face.heavier ? ` stroke="${theme[tone]}" stroke-width="${face.unit * HEAVIER}"` : '';
  return `<path transform="${at}" fill="${theme[tone]}"${heavier} d="${outline}"/>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
