import { foldTypography } from '../../kernel/text.ts';
import type { Appearance, Quote } from '../briefing.ts';
import { SENTENCE_JOINT } from '../sentence-joint.ts';
import { plainSlice } from './plain-slice.ts';
import { spanProblem } from './span-problem.ts';
import type { Witness } from './witness.ts';
import { evidenceWords } from './words.ts';

const JOINTS = [SENTENCE_JOINT.replace('\u2026', '...'), ' ', ''];

/** A quote with the appearances that are verbatim, or null when none of them has the quote's own words. */
export function checkQuote(quote: Quote, where: string, witness: Witness): Quote | null {
  const appearances = quote.appearances.filter((appearance, index) => {
    const at = `${where}.appearances[${index}]`;
    const problem = appearanceProblem(appearance, witness);
    return problem === null || witness.reject('quote', at, problem);
  });
  const words = foldTypography(quote.text);
  if (!appearances.some((appearance) => foldTypography(appearance.text) === words)) {
    if (appearances.length > 0) witness.reject('quote', where, 'its words are those of none of its appearances');
    return null;
  }
  const known = checkSpeaker(quote, where, witness);
  if (appearances.length === quote.appearances.length) return known;
  return { ...known, appearances, wording: appearances.length === 1 ? 'single' : known.wording };
}

function appearanceProblem(appearance: Appearance, witness: Witness): string | null {
  const text = witness.textOf(appearance.articleId);
  if (text === undefined) return `article "${appearance.articleId}" is not among the briefing's articles`;
  let end = 0;
  for (const segment of appearance.segments) {
    const problem = spanProblem(text, segment);
    if (problem !== null) return problem;
    if (segment.start < end) return 'its segments are out of order';
    end = segment.end;
  }
  const slices = appearance.segments.map((segment) => text.slice(segment.start, segment.end));
  const words = foldTypography(appearance.text);
  if (words === '') return 'it has no words';
  return isVerbatim(words, slices) || isVerbatim(words, slices.map(plainSlice))
    ? null
    : 'its words are not those at its place';
}

function isVerbatim(words: string, slices: readonly string[]): boolean {
  return [' ', ''].some((joint) => foldTypography(slices.join(joint)) === words) || isJoined(words, slices);
}

/** Whether the slices stand one after the other, with a space, nothing or the mark of a new sentence between two. */
function isJoined(words: string, slices: readonly string[]): boolean {
  let at = 0;
  for (const [index, slice] of slices.entries()) {
    const piece = foldTypography(slice);
    const joint = index === 0 ? '' : JOINTS.find((one) => words.startsWith(one + piece, at));
    if (joint === undefined || !words.startsWith(piece, at + joint.length)) return false;
    at += joint.length + piece.length;
  }
  return at === words.length;
}

/** Takes out a speaker, or only the role, whose words stand in no article: better no speaker than an invented one. */
function checkSpeaker(quote: Quote, where: string, witness: Witness): Quote {
  const unknown = quote.speaker === null ? undefined : witness.firstUnknown(evidenceWords(quote.speaker));
  if (unknown !== undefined) {
    witness.reject('speaker', `${where}.speaker`, `"${unknown}" stands in no article`);
    const { speakerRole: _, ...rest } = quote;
    return { ...rest, speaker: null };
  }
  const strange = quote.speakerRole === undefined ? undefined : witness.firstUnknown(evidenceWords(quote.speakerRole));
  if (strange === undefined) return quote;
  witness.reject('speaker', `${where}.speakerRole`, `"${strange}" stands in no article`);
  const { speakerRole: _, ...rest } = quote;
  return rest;
}
