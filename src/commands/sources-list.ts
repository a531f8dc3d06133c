import { plural } from '../kernel/text.ts';
import { type Block, type Document, type Inline, note, text } from '../presentation/document.ts';
import type { Caller, Command } from './command.ts';
import type { CommandParts, FollowedSource } from './parts.ts';
import { answer, typed } from './replies.ts';
import { findRights } from './rights.ts';
import { ADD_SOURCE } from './source-form.ts';

/** `/sources list`: the feeds that are followed here, those that fail first. */
export function sourcesListCommand(parts: CommandParts): Command {
  return {
    path: 'sources list',
    description: 'The feeds that are followed here',
    manage: false,
    options: [],
    run: async (_input, caller) => {
      const [feeds, muted] = await Promise.all([parts.feedsOf(caller), parts.mutedIn(caller)]);
      const list = presentList(feeds, muted, caller);
      const rights = await findRights(parts, caller);
      const row: Block[] = rights.may('all') ? [{ kind: 'actions', actions: [ADD_SOURCE] }] : [];
      return answer({ ...list, blocks: [...list.blocks, ...row] }, true);
    },
  };
}

/** `/sources health`: how each feed is doing: last success, next try, articles a day, why it fails, excerpts only. */
export function sourcesHealthCommand(parts: CommandParts): Command {
  return {
    path: 'sources health',
    description: 'How the feeds are doing',
    manage: false,
    options: [],
    run: async (_input, caller) => answer(presentHealth(await parts.feedsOf(caller), caller), true),
  };
}

function presentList(feeds: readonly FollowedSource[], muted: readonly string[], caller: Caller): Document {
  if (feeds.length === 0 && muted.length === 0) return noFeeds(caller);
  const title = `Feeds (${feeds.length})`;
  const lines = worstFirst(feeds).map(
    (feed): Block => ({ kind: 'bullet', content: [nameOf(feed), text(stateOf(feed))] }),
  );
  const left: Block[] =
    muted.length === 0 ? [] : [{ kind: 'small', content: [text(`Left out in this channel: ${muted.join(', ')}.`)] }];
  return { blocks: [{ kind: 'headline', text: title }, ...lines, ...left], summary: title };
}

/** How the feeds do, those that fail first, and of those at most so many. */
export function presentHealth(feeds: readonly FollowedSource[], caller: Caller, most = Infinity): Document {
  if (feeds.length === 0) return noFeeds(caller);
  const failing = feeds.filter(({ failure }) => failure !== null).length;
  const unread = feeds.filter(({ lastSuccessAt, failure }) => lastSuccessAt === null && failure === null).length;
  const title =
    failing === 0
      ? allAnswered(feeds.length, unread)
      : `${failing} of ${plural(feeds.length, 'feed')} ${failing === 1 ? 'fails' : 'fail'}`;
  const shown = worstFirst(feeds).slice(0, most);
  const lines = shown.map(
    (feed): Block => ({
      kind: 'bullet',
      content: [nameOf(feed), text(stateOf(feed)), ...timesOf(feed)],
    }),
  );
  return { blocks: [{ kind: 'headline', text: title }, ...lines], summary: title };
}

function allAnswered(count: number, unread: number): string {
  if (unread > 0) return `${unread} of ${plural(count, 'feed')} not read yet`;
  return count === 1 ? 'The feed answered' : `All ${count} feeds answered`;
}

/** What is said where no feed is followed yet. */
export function noFeeds(caller: Caller): Document {
  return note(
    'No feeds are followed here yet. Add one: ',
    typed(caller, 'sources add url:https://…', 'sources add https://…'),
  );
}

function nameOf({ title, address, link }: FollowedSource): Inline {
  return { kind: 'link', text: title ?? address, url: link ?? address };
}

function stateOf({ shared, failure, closed, excerptOnly, lastSuccessAt }: FollowedSource): string {
  const parts = [
    shared ? 'for everybody' : '',
    closed ? 'closed by its publisher' : '',
    failure && !closed ? `fails: ${failure}` : '',
    excerptOnly ? 'excerpts only' : '',
    lastSuccessAt === null && failure === null ? 'not read yet' : '',
  ].filter(Boolean);
  return parts.map((part) => ` · ${part}`).join('');
}

function timesOf({ lastSuccessAt, nextPollAt, aDay, closed }: FollowedSource): Inline[] {
  const at = (iso: string): Inline => ({
    kind: 'instant',
    at: iso,
    style: 'relative',
    text: `${iso.slice(0, 16).replace('T', ' ')} UTC`,
  });
  return [
    ...(lastSuccessAt === null ? [] : [text(' · read '), at(lastSuccessAt)]),
    ...(nextPollAt === null || closed ? [] : [text(' · next '), at(nextPollAt)]),
    ...(aDay === null ? [] : [text(` · ${aDay < 1 ? 'under 1' : Math.round(aDay)} a day`)]),
  ];
}

function worstFirst(feeds: readonly FollowedSource[]): FollowedSource[] {
  const rank = ({ failure, closed }: FollowedSource) => (closed ? 0 : failure ? 1 : 2);
  return feeds.toSorted((a, b) => rank(a) - rank(b) || ((a.title ?? a.address) < (b.title ?? b.address) ? -1 : 1));
}
