import { MONTHS } from './months.ts';

const MONTH = `(?<month>${[...MONTHS.keys()].join('|')})\\.?`;
const FORMS: readonly RegExp[] = [
  /\b(?<year>(?:19|20)\d\d)-(?<monthNumber>\d\d)-(?<day>\d\d)(?!\d)/i,
  new RegExp(
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?:\\s+(?:of|de))?[\\s-]+${MONTH},?(?:\\s+del?)?[\\s-]+(?<year>(?:19|20)\\d\\d)\\b`,
    'i',
  ),
  new RegExp(`\\b${MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>(?:19|20)\\d\\d)\\b`, 'i'),
  /\b(?<first>\d{1,2})[/.](?<second>\d{1,2})[/.](?<year>(?:19|20)\d\d)\b/,
];
const TIME =
  /(?:^|[\sT,(|])(?<hour>\d{1,2})[:.h](?<minute>\d\d)(?::\d\d(?:\.\d{1,3})?)?\s*(?<half>[ap]\.?m\b\.?)?\s*(?<utc>Z\b|UTC\b|GMT\b)?/i;

/**
 * The date that words give, as ISO 8601: a day, a local time ("2026-03-04T14:05"), or an instant where the words say
 * UTC. Null where there is none, or where day and month could be exchanged ("06/09/2016"). Months
 * may be named in the languages of `MONTHS`.
 */
export function readWrittenDate(words: string): string | null {
  for (const form of FORMS) {
    const match = form.exec(words);
    const day = match?.groups && readDay(match.groups);
    if (!match || !day) continue;
    const time = readTime(`${words.slice(0, match.index)} | ${words.slice(match.index + match[0].length)}`);
    return time === null ? day : `${day}T${time}`;
  }
  return null;
}

function readDay(groups: Readonly<Record<string, string | undefined>>): string | null {
  const year = Number(groups['year']);
  if (groups['first'] !== undefined) {
    const [first, second] = [Number(groups['first']), Number(groups['second'])];
    if (first === second) return toIso(year, first, second);
    if (first > 12) return toIso(year, second, first);
    return second > 12 ? toIso(year, first, second) : null;
  }
  const month = MONTHS.get(groups['month']?.toLowerCase() ?? '') ?? Number(groups['monthNumber']);
  return toIso(year, month, Number(groups['day']));
}

function toIso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function readTime(words: string): string | null {
  const groups = TIME.exec(words)?.groups;
  if (!groups) return null;
  const half = groups['half']?.toLowerCase().charAt(0);
  const written = Number(groups['hour']);
  if (half && (written < 1 || written > 12)) return null;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(groups['minute']);
  if (hour > 23 || minute > 59) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hour)}:${two(minute)}${groups['utc'] ? ':00Z' : ''}`;
}
