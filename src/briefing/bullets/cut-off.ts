import type { Option } from './choose.ts';

/** "The council would then…": where a feed gives only the beginning of an article, its last sentence may break off, or end at a title. */
const BREAKS_OFF = /(?:\.{3}|…)["'”’»)\]]*$|\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Sgt|Prof|Rev)\.$/u;
/** So many whole sentences are enough to do without those that break off. */
const ENOUGH = 3;
/** Where they are too few, how much less than a whole one a sentence that breaks off is worth. */
const WORTH = 0.3;

/** Whether a text ends where somebody stopped giving it. */
export function breaksOff(text: string): boolean {
  return BREAKS_OFF.test(text);
}

/** For a reader: wordings that break off are left out where others are enough, and come last where they are not. */
export function preferWhole(options: readonly Option[]): Option[] {
  const whole = options.filter(({ variant }) => !breaksOff(variant.text));
  if (new Set(whole.map(({ variant }) => variant.candidate)).size >= ENOUGH) return whole;
  return options.map((option) => (whole.includes(option) ? option : { ...option, weight: option.weight * WORTH }));
}
