import type { Sources } from '../../../src/create-sources.ts';
import { type CommandService, createCore, silentLogger, systemClock } from '../../../src/index.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { threeStories } from '../../support/both-chats.ts';
import { drawHere } from '../../support/draw-here.ts';
import { noSources } from '../../support/no-sources.ts';

/** The real commands on a real store; every topic is answered with the same briefing. */
export function realService(store: Store, its: Partial<Sources> = {}): CommandService {
  const sources = { ...noSources(2), ...its };
  const parts = { sources, defaultZone: 'UTC', clock: systemClock, logger: silentLogger };
  const briefer = {
    brief: async () => ({ found: true, shown: threeStories() }) as const,
    about: async () => null,
    suggest: async () => [],
    written: (topic: string) => topic,
  };
  const deliverNow = async () => ({ state: 'posted' as const, reason: null });
  return createCore({ ...store, ...parts, briefer, draw: drawHere, deliverNow }).service;
}
