import { parseUrl } from '../kernel/parse-url.ts';
import { note } from '../presentation/document.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

const LONGEST_OUTLET = 100;

/** `/sources remove`: no longer follows a feed here; its articles stay for others. */
export function sourcesRemoveCommand(parts: CommandParts): Command {
  return {
    path: 'sources remove',
    description: 'No longer follow a feed',
    manage: 'all',
    options: [
      { name: 'url', description: 'Its address, as in /sources list', kind: 'text', required: true, maxLength: 2_000 },
    ],
    run: async (input, caller) => {
      const wanted = String(input['url'] ?? '').trim();
      const feeds = await parts.feedsOf(caller);
      const feed = feeds.find(
        ({ address, title }) => address === wanted || title === wanted || address === hrefOf(wanted),
      );
      if (!feed) return unknownFeed(wanted, caller);
      if (feed.shared) {
        return refused({
          code: 'shared-feed',
          advice: `${feed.title ?? wanted} is the operator's own feed (FEEDS_FILE). Mute its outlet instead: /sources mute.`,
        });
      }
      await parts.removeSource(feed.address, caller);
      const undo = typed(caller, `sources add url:${feed.address}`, `sources add ${feed.address}`);
      return answer(note(`Removed: ${feed.title ?? feed.address}. Undo: `, undo), true);
    },
  };
}

/** `/sources mute`: leaves an outlet out of the briefings of this channel. */
export function sourcesMuteCommand(parts: CommandParts): Command {
  return outletCommand('mute', 'Leave an outlet out in this channel', async (outlet, caller) => {
    const effect = await parts.effectOfMuting(outlet, caller);
    const done = await parts.muteSource(outlet, caller);
    if (!done) return refused({ code: 'muted', advice: `${outlet} is left out here already.` });
    const undo = typed(caller, `sources unmute outlet:${outlet}`, `sources unmute ${outlet}`);
    return answer(note(`${outlet} is left out in this channel. ${effect} Undo: `, undo), true);
  });
}

/** `/sources unmute`: takes an outlet in again. */
export function sourcesUnmuteCommand(parts: CommandParts): Command {
  return outletCommand('unmute', 'Take an outlet in again', async (outlet, caller) => {
    const done = await parts.unmuteSource(outlet, caller);
    if (!done) {
      const muted = await parts.mutedIn(caller);
      const list = muted.length > 0 ? `Left out here: ${muted.join(', ')}.` : 'No outlet is left out here.';
      return refused({ code: 'not-muted', advice: `${outlet} is not left out. ${list}` });
    }
    const undo = typed(caller, `sources mute outlet:${outlet}`, `sources mute ${outlet}`);
    return answer(note(`${outlet} is in again. Undo: `, undo), true);
  });
}

function outletCommand(
  verb: string,
  description: string,
  run: (outlet: string, caller: Caller) => Promise<Reply>,
): Command {
  return {
    path: `sources ${verb}`,
    description,
    manage: 'all',
    options: [
      {
        name: 'outlet',
        description: 'Its name, as in a briefing',
        kind: 'text',
        required: true,
        maxLength: LONGEST_OUTLET,
      },
    ],
    run: async (input: CommandInput, caller) => {
      const outlet = String(input['outlet'] ?? '')
        .trim()
        .slice(0, LONGEST_OUTLET);
      if (outlet === '')
        return refused({ code: 'no-outlet', advice: 'Name an outlet, as in a briefing: Ellery Courier.' });
      return run(outlet, caller);
    },
  };
}

function hrefOf(typed: string): string | null {
  return parseUrl(typed)?.href ?? null;
}

function unknownFeed(wanted: string, caller: Caller): Reply {
  const document = note(`“${wanted}” is not followed here. `, typed(caller, 'sources list'), ' shows what is.');
  return { document, visibility: 'person', code: 'no-feed' };
}
