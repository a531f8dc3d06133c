import type { Token } from '../../articles/tokens.ts';

/** The words of tokens with their own spacing. */
export function spacedText(tokens: readonly Token[]): string {
  let text = '';
  let end = -1;
  for (const token of tokens) {
    text += end >= 0 && token.start > end ? ` ${token.text}` : token.text;
    end = token.end;
  }
  return text;
}
