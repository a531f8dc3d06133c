import type { Sources } from '../../src/create-sources.ts';
import { refuse } from '../../src/kernel/errors.ts';

/** Sources without a feed: only the bundled stories are there. */
export function noSources(articles = 0): Sources {
  return {
    start: () => undefined,
    poll: async () => undefined,
    stop: async () => undefined,
    scopeOf: async () => ({ feedIds: [], mutedOutlets: [] }),
    articlesRead: async () => articles,
    troubles: async () => ['No live feeds are followed.'],
    addSource: async () => refuse('no-feed', 'That page names no feed.'),
    importSources: async () => refuse('not-opml', 'That is no list of feeds (OPML).'),
    undoImport: async () => 0,
    fetchFile: async () => refuse('no-such-host', 'No server has that name.'),
    removeSource: async () => false,
    feedsOf: async () => [],
    muteSource: async () => true,
    unmuteSource: async () => false,
    mutedIn: async () => [],
  };
}
