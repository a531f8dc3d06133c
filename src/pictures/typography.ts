/** How a language sets a quote. */
export interface Typography {
  readonly open: string;
  readonly close: string;
  /** Between the names of a list, and between a name and what its bearer is. */
  readonly comma: string;
  /** Distance of two lines, in em: scripts with marks above and below need more. */
  readonly leading: number;
}

const MARKS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  ar: ['«', '»'],
  bg: ['„', '“'],
  cs: ['„', '“'],
  da: ['»', '«'],
  de: ['„', '“'],
  el: ['«', '»'],
  fa: ['«', '»'],
  fi: ['”', '”'],
  fr: ['«\u00a0', '\u00a0»'],
  he: ['”', '”'],
  hr: ['„', '“'],
  hu: ['„', '”'],
  it: ['«', '»'],
  ja: ['「', '」'],
  nb: ['«', '»'],
  no: ['«', '»'],
  pl: ['„', '”'],
  ro: ['„', '”'],
  ru: ['«', '»'],
  sk: ['„', '“'],
  sl: ['„', '“'],
  sr: ['„', '“'],
  sv: ['”', '”'],
  uk: ['«', '»'],
};
const COMMAS: Readonly<Record<string, string>> = { ar: '، ', fa: '، ', ur: '، ', ja: '、', zh: '，' };
const LEADING: Readonly<Record<string, number>> = {
  ar: 1.55,
  fa: 1.55,
  ur: 1.55,
  hi: 1.5,
  bn: 1.45,
  th: 1.5,
  ja: 1.5,
  zh: 1.5,
  ko: 1.5,
};

/** The marks, commas and line distance of a language; English ones where it is not known. */
export function typographyOf(language: string): Typography {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  const [open, close] = MARKS[primary] ?? ['“', '”'];
  return { open, close, comma: COMMAS[primary] ?? ', ', leading: LEADING[primary] ?? 1.32 };
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether most of the letters run from right to left; a name in other letters at the beginning decides nothing. */
export function runsRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return 2 * letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length > letters.length;
}
