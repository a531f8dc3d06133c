import { type Result, refuse } from '../kernel/errors.ts';
import { plural } from '../kernel/text.ts';
import { type Block, note, text } from '../presentation/document.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import type { AddedSource, CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

/** Of an address that is looked at. */
export const LONGEST_ADDRESS = 2_000;

/** `/sources add`: follows a feed, or the feed of a page, for this server or workspace. */
export function sourcesAddCommand(parts: CommandParts): Command {
  return {
    path: 'sources add',
    description: 'Follow a feed, or the feed of a page',
    manage: 'all',
    options: [
      { name: 'url', description: 'Of a feed or a site', kind: 'text', required: true, maxLength: LONGEST_ADDRESS },
    ],
    run: (input, caller) => add(parts, input, caller),
  };
}

/** Looks for the feed at an address as it was typed, and follows it. */
export async function askForSource(parts: CommandParts, typed: unknown, caller: Caller): Promise<Result<AddedSource>> {
  const url = String(typed ?? '').trim();
  if (url === '') return refuse('no-address', 'Give the address of a feed or a site: https://…');
  caller.working?.('Looking for the feed…');
  return parts.addSource(url.slice(0, LONGEST_ADDRESS), caller, caller.userId);
}

async function add(parts: CommandParts, input: CommandInput, caller: Caller): Promise<Reply> {
  const added = await askForSource(parts, input['url'], caller);
  if (!added.ok) return refused(added.refusal);
  if (added.value.kind === 'followed') return presentFollowed(added.value, caller);
  const lines = added.value.feeds.map(
    (feed): Block => ({
      kind: 'bullet',
      content: [
        text(feed.title ? `${feed.title}: ` : ''),
        typed(caller, `sources add url:${feed.url}`, `sources add ${feed.url}`),
      ],
    }),
  );
  const title = `That page names ${added.value.feeds.length} feeds. Which one?`;
  const document = { blocks: [...note(title).blocks, ...lines], summary: title };
  return { document, visibility: 'person', code: 'which' };
}

/** What a person reads who follows a feed now. */
export function presentFollowed(
  { title, address, articles, known, excerptOnly }: Extract<AddedSource, { kind: 'followed' }>,
  caller: Caller,
): Reply {
  const name = title ?? address;
  const undo = typed(caller, `sources remove url:${address}`, `sources remove ${address}`);
  const excerpts = excerptOnly ? ' It gives excerpts only, and its pages could not be read.' : '';
  const already = known ? `${name} is followed already` : `${name} is followed now`;
  const said = `${already}: ${plural(articles, 'article')} read, in the next briefing.${excerpts} Nothing is posted by itself. Undo: `;
  return answer(note(said, undo), true);
}
