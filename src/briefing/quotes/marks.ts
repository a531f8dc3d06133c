/** The families of quote marks: only marks of one family close each other. */
export type MarkFamily = 'double' | 'single' | 'guillemet' | 'angle' | 'corner' | 'corner2';

/** What a mark can be by its own shape; `either` is decided by its neighbours. */
export type MarkRole = 'open' | 'close' | 'either';

interface Mark {
  readonly family: MarkFamily;
  readonly role: MarkRole;
}

/** Every mark that may begin or end a quote, by its character. */
export const MARKS: Readonly<Record<string, Mark>> = {
  '"': { family: 'double', role: 'either' },
  '\uff02': { family: 'double', role: 'either' },
  '\u201c': { family: 'double', role: 'open' },
  '\u201d': { family: 'double', role: 'close' },
  '\u201e': { family: 'double', role: 'open' },
  '\u201f': { family: 'double', role: 'open' },
  '\u301d': { family: 'double', role: 'open' },
  '\u301e': { family: 'double', role: 'close' },
  '\u301f': { family: 'double', role: 'close' },
  "'": { family: 'single', role: 'either' },
  '\u2018': { family: 'single', role: 'open' },
  '\u2019': { family: 'single', role: 'close' },
  '\u201a': { family: 'single', role: 'open' },
  '\u201b': { family: 'single', role: 'open' },
  '`': { family: 'single', role: 'open' },
  '\u00ab': { family: 'guillemet', role: 'open' },
  '\u00bb': { family: 'guillemet', role: 'close' },
  '\u2039': { family: 'angle', role: 'open' },
  '\u203a': { family: 'angle', role: 'close' },
  '\u300c': { family: 'corner', role: 'open' },
  '\u300d': { family: 'corner', role: 'close' },
  '\u300e': { family: 'corner2', role: 'open' },
  '\u300f': { family: 'corner2', role: 'close' },
};

/** Two single marks in a row stand for one double mark (``so''); two straight ones open nothing: they may be seconds. */
export const DOUBLED: Readonly<Record<string, MarkRole>> = {
  '``': 'open',
  "''": 'close',
  '\u2018\u2018': 'open',
  '\u2019\u2019': 'close',
};

/** Words that begin with an apostrophe, without it: their mark opens nothing. */
export const ELIDED_WORDS: ReadonlySet<string> = new Set(
  'em til till cause tis twas n bout round cuz neath gainst ello s d ll re ve m t'.split(' '),
);
