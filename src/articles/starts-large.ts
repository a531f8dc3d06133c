const LARGE = /^\p{Lu}/u;

/** Whether a text begins with a capital letter of any script. Nearly all words are ASCII, for which no pattern runs. */
export function startsLarge(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : LARGE.test(text);
}
