import { CUES } from './abbreviations.ts';

/** Whether what follows a quotation says who spoke it: "she asked.", "Ms Tovar asked on Friday." */
export function isAttribution(rest: string): boolean {
  const words = rest.trim().split(/\s+/).slice(0, 6);
  const cue = words.findIndex((word) => CUES.has(word.replace(/[,.:;]+$/, '').toLowerCase()));
  if (cue < 1) return false;
  const named = words
    .slice(0, cue)
    .every(
      (word) =>
        /^\p{Lu}/u.test(word) ||
        /^(?:he|she|they|the|a|an|one|mr|ms|mrs|dr|\p{Ll}+(?:man|woman|er|or|ist))\.?$/u.test(word),
    );
  if (!named) return false;
  const after = words[cue + 1] ?? '';
  return (
    /[,.:;]$/.test(words[cue] ?? '') ||
    after === '' ||
    /^(?:in|on|at|during|to|as|with|before|after|when|while|of|her|him|reporters|the|a|his|rhetorically|again)\b/.test(
      after,
    )
  );
}
