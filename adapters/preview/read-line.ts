import type { Command } from '../../src/index.ts';

/**
 * The words of a line as one command takes them: `/briefing harbour` as on Slack, `/quotes about:tovar` as on Discord,
 * or `harbour`. A value of Discord's form may have spaces: `/digest add topic:port ellery when:weekdays 8:30`.
 */
export function readLine(line: string, commands: readonly Command[]): string {
  const words = line.trim().replace(/^\//, '');
  const rest = /^briefing(?:\s+(.*))?$/is.exec(words);
  const said = rest ? (rest[1] ?? '') : words;
  const path = pathOf(said, commands) ?? 'briefing';
  const names = commands.find((command) => command.path === path)?.options.map(({ name }) => name) ?? [];
  return names.length === 0 ? said : quoteValues(said, names);
}

function pathOf(said: string, commands: readonly Command[]): string | undefined {
  const lower = `${said.toLowerCase()} `;
  return commands.find(({ path, on }) => on === undefined && lower.startsWith(`${path} `))?.path;
}

/** Puts quote marks around values with spaces, up to the next option's name. */
function quoteValues(said: string, names: readonly string[]): string {
  const name = `(?:${names.join('|')})`;
  const valued = new RegExp(`(?<=^|\\s)(${name}):([^"“”]*?)(?=\\s+${name}:|$)`, 'g');
  return said.replace(valued, (whole, option: string, value: string) => {
    const plain = value.trim();
    return /\s/.test(plain) ? `${option}:"${plain}"` : whole;
  });
}
