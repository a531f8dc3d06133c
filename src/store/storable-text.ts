/** A text as both engines keep it: they take no NUL, and no half of a surrogate pair. */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}
