import type { Tone } from './paragraph.ts';
import type { PictureLook } from './picture.ts';

/** The colours of a picture. All of them have a contrast of at least 4.5 to the paper. */
export interface Theme extends Readonly<Record<Tone, string>> {
  readonly paper: string;
}

export const THEMES: Readonly<Record<PictureLook['theme'], Theme>> = {
  light: { paper: '#fbfaf6', ink: '#1d1c1a', muted: '#66625a', accent: '#a3262a' },
  dark: { paper: '#17181b', ink: '#f2f0ea', muted: '#a5a198', accent: '#e5796f' },
};

/** How large a shape is, in pixels. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  /** Measures for most quotes, then those for long ones, whose letters would be small with them. */
  readonly measures: readonly [Measures, Measures];
}

/** Distances and sizes of letters, in pixels. */
export interface Measures {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
  /** Between the words and what stands below them; the short rule lies in it. */
  readonly gap: number;
  readonly largest: number;
  readonly smallest: number;
  /** From this size down a word that is wider than the card is divided. */
  readonly divideFrom: number;
  /** Sizes of the speaker and of the sources, the first that fits. */
  readonly speaker: readonly number[];
  readonly source: readonly number[];
}

export const SHAPES: Readonly<Record<PictureLook['shape'], Shape>> = {
  wide: {
    width: 1200,
    height: 630,
    measures: [
      {
        side: 96,
        top: 72,
        bottom: 60,
        gap: 66,
        largest: 84,
        smallest: 32,
        divideFrom: 36,
        speaker: [32, 28, 24],
        source: [22, 19],
      },
      {
        side: 72,
        top: 54,
        bottom: 46,
        gap: 52,
        largest: 36,
        smallest: 14,
        divideFrom: 36,
        speaker: [26, 22, 19],
        source: [18, 16],
      },
    ],
  },
  square: {
    width: 1080,
    height: 1080,
    measures: [
      {
        side: 96,
        top: 104,
        bottom: 92,
        gap: 84,
        largest: 92,
        smallest: 38,
        divideFrom: 42,
        speaker: [38, 34, 28],
        source: [26, 22],
      },
      {
        side: 76,
        top: 76,
        bottom: 66,
        gap: 64,
        largest: 42,
        smallest: 15,
        divideFrom: 42,
        speaker: [32, 28, 22],
        source: [22, 19],
      },
    ],
  },
};
