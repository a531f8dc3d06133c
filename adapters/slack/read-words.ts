/**
 * The words that a person typed, out of Slack's text: links, entities and mentions as they were typed. Only a channel and
 * a user group stay Slack's own tokens, `<#C012AB3CD>`, and nobody can type one: Slack makes them for what the person sees.
 * The bot's own mention is left out where it opens the text.
 */
export function readWords(text: string, botUserId: string | null = null): string {
  const opening = botUserId === null ? null : new RegExp(`^\\s*<@${botUserId}(?:\\|[^>]*)?>[:,]?`);
  return (opening === null ? text : text.replace(opening, ''))
    .replace(/<([^<>\s]{1,4000})>/g, (whole, inner: string) => readToken(inner) ?? whole)
    .replaceAll('&lt;#', '< #')
    .replaceAll('&lt;!', '< !')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** What stands between `<` and `>` as it was typed; null where it is nothing of Slack's. */
function readToken(inner: string): string | null {
  const [target = '', label = ''] = inner.split('|', 2);
  if (/^(?:https?:\/\/|mailto:)/.test(target)) {
    // Slack turns "example.com" into <http://example.com|example.com>.
    return label !== '' && !/^https?:\/\//.test(label) ? label : target.replace(/^mailto:/, '');
  }
  if (target.startsWith('#')) return `<${target}>`;
  if (target.startsWith('@')) return label === '' ? target : `@${label.replace(/^@/, '')}`;
  if (/^!subteam\^[A-Z0-9]+$/.test(target)) return `<${target}>`;
  if (target.startsWith('!')) return `@${target.slice(1).split('^', 1)[0]}`;
  return null;
}
