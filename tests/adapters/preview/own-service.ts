import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorySource } from '../../../src/create-briefer.ts';
import { type CommandService, createBriefer, createCore, silentLogger, systemClock } from '../../../src/index.ts';
import { openOrThrow } from '../../src/delivery/rig.ts';
import { drawHere } from '../../support/draw-here.ts';
import { noSources } from '../../support/no-sources.ts';

/** The real commands on a store of their own. */
export interface OwnService {
  readonly service: CommandService;
  close(): Promise<void>;
}

/** Creates them around these stories. */
export async function createService(stories: StorySource): Promise<OwnService> {
  const store = await openOrThrow(`file:${join(mkdtempSync(join(tmpdir(), 'briefing-own-')), 'bot.db')}`);
  const { service } = createCore({
    ...store,
    briefer: createBriefer(stories, systemClock),
    sources: noSources(1),
    draw: drawHere,
    deliverNow: async () => ({ state: 'posted', reason: null }),
    defaultZone: 'UTC',
    clock: systemClock,
    logger: silentLogger,
  });
  return { service, close: () => store.close() };
}
