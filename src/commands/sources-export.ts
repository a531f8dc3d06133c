import type { Clock } from '../kernel/clock.ts';
import { plural } from '../kernel/text.ts';
import { note } from '../presentation/document.ts';
import type { Caller, Command, Reply } from './command.ts';
import type { FollowedSource, Where } from './parts.ts';
import { answer } from './replies.ts';
import { noFeeds } from './sources-list.ts';

/** The folder of the feeds that everybody follows. */
const SHARED = 'From the operator';

/** What is written of a feed. */
type ListedSource = Pick<FollowedSource, 'address' | 'title' | 'link' | 'shared'>;

/** What exporting is given. */
interface ExportParts {
  readonly feedsOf: (where: Where) => Promise<readonly ListedSource[]>;
  readonly clock: Clock;
}

/** `/sources export`: the feeds that are followed here, as a list for any feed reader and for `/sources import`. */
export function sourcesExportCommand(parts: ExportParts): Command {
  return {
    path: 'sources export',
    description: 'The feeds that are followed here, as a file (OPML)',
    manage: false,
    options: [],
    run: async (_input, caller) => exported(await parts.feedsOf(caller), parts.clock.now(), caller),
  };
}

async function exported(feeds: readonly ListedSource[], now: Date, caller: Caller): Promise<Reply> {
  if (feeds.length === 0) return { document: noFeeds(caller), visibility: 'person', code: 'no-feeds' };
  const shared = feeds.filter((feed) => feed.shared).length;
  const folder = shared > 0 ? ` ${shared} in the folder “${SHARED}” ${shared === 1 ? 'is' : 'are'} for everybody.` : '';
  const said = `${plural(feeds.length, 'feed')} followed here, as a file that any feed reader takes (OPML).${folder}`;
  // Only who exports needs the writer.
  const { writeOpml } = await import('../sources/opml.ts');
  const content = writeOpml(
    feeds.map(({ address, title, link, shared: everybody }) => ({
      url: address,
      title,
      page: link,
      category: everybody ? SHARED : null,
    })),
  );
  const name = `feeds-${now.toISOString().slice(0, 10)}.opml`;
  const description = `List of ${plural(feeds.length, 'feed')} (OPML)`;
  return { ...answer(note(said), true), file: { name, mediaType: 'text/x-opml', content, description } };
}
