import { LIMITS } from './limits.ts';

/** An invisible character that neither breaks a line nor counts as a border of a word. */
const JOINER = '\u2060';

/** Escapes the three characters that Slack parses everywhere: without `<` nothing can mention or link. */
export function escapeControl(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Makes text inert inside mrkdwn: no mention, link, emphasis, code, quote or emoji by accident. Slack has no escape
 * for its marks, but ignores one that stands inside a word, so each mark gets a word joiner on both sides.
 */
export function escapeMrkdwn(text: string): string {
  return escapeControl(
    oneLine(text)
      .replace(/[*_~`]/g, `${JOINER}$&${JOINER}`)
      .replace(/^(\s*)>/, `$1${JOINER}>`)
      .replace(/:(?=[a-z0-9_+'-]{1,100}:)/gi, `:${JOINER}`),
  );
}

/**
 * Makes text inert inside plain_text. Slack shows `&` there as it is, so only what would read as a tag or as an
 * entity is escaped: a headline with "B&B" stays readable wherever it is shown undecoded.
 */
export function escapePlain(text: string): string {
  return oneLine(text)
    .replace(/&(?=(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The address as Slack takes it in a link, or null when it is no web address or too long: then only its text shows. */
export function safeUrl(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  const href = parsed.href.replace(/[<>|"`\\^{}\s]/g, (mark) => encodeURIComponent(mark));
  return href.length <= LIMITS.url ? href : null;
}

/** True for the id of a channel or conversation, so that nothing else can stand inside `<#…>`. */
export function isChannelId(id: string): boolean {
  return /^[CGD][A-Z0-9]{2,20}$/.test(id);
}

/** True for the id of a person. */
export function isPersonId(id: string): boolean {
  return /^[UW][A-Z0-9]{2,20}$/.test(id);
}

/** True for the id of a user group, so that nothing else can stand inside `<!subteam^…>`. */
export function isUserGroupId(id: string): boolean {
  return /^S[A-Z0-9]{2,20}$/.test(id);
}

/** Line breaks and other control characters as single spaces: a block's text is one line wherever it is parsed. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
