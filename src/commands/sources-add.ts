import { plural } from '../kernel/text.ts';
import { type Block, note, text } from '../presentation/document.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

const LONGEST_ADDRESS = 2_000;

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

async function add(parts: CommandParts, input: CommandInput, caller: Caller): Promise<Reply> {
  const url = String(input['url'] ?? '').trim();
  if (url === '') return refused({ code: 'no-address', advice: 'Give the address of a feed or a site: https://…' });
  caller.working?.('Looking for the feed…');
  const added = await parts.addSource(url.slice(0, LONGEST_ADDRESS), caller, caller.userId);
  if (!added.ok) return refused(added.refusal);
  if (added.value.kind === 'choice') {
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
    return {
      document: { blocks: [...note(title).blocks, ...lines], summary: title },
      visibility: 'person',
      code: 'which',
    };
  }
  const { title, address, articles, known, excerptOnly } = added.value;
  const name = title ?? address;
  const undo = typed(caller, `sources remove url:${address}`, `sources remove ${address}`);
  const excerpts = excerptOnly ? ' It gives excerpts only, and its pages could not be read.' : '';
  const already = known ? `${name} is followed already` : `${name} is followed now`;
  const said = `${already}: ${plural(articles, 'article')} read, in the next briefing.${excerpts} Nothing is posted by itself. Undo: `;
  return answer(note(said, undo), true);
}
