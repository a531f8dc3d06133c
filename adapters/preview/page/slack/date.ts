import { type InstantStyle, instant } from '../time.ts';

const STYLES: Readonly<Record<string, InstantStyle>> = {
  '{date_short_pretty}': 'date',
  '{time}': 'time',
  '{date_short_pretty} {time}': 'datetime',
  '{ago}': 'relative',
};

/** An instant as Slack shows it in the formats that the bot uses; else the words that were given for it. */
export function slackDate(seconds: number, format: string, fallback: string): Node {
  const style = STYLES[format];
  return style === undefined ? document.createTextNode(fallback) : instant(seconds, style);
}
