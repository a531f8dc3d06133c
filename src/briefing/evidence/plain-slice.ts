import { applyEdits, untouched } from '../../articles/clean-text.ts';
import { findMarkup } from '../../articles/markup.ts';

/** Marks of emphasis that stand at the border of a word: Markdown, not the outlet's words. */
const EMPHASIS = /(?<![\p{L}\p{N}*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\p{L}\p{N}*_])/gu;

/** A slice of an original text without the markup in it (tags, macros, character references, emphasis). */
export function plainSlice(slice: string): string {
  if (!/[&<{[%*_]/.test(slice)) return slice;
  return applyEdits(untouched(slice), findMarkup(slice)).text.replace(EMPHASIS, '');
}
