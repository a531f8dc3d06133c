import { presentBriefing } from '../presentation/present-briefing.ts';
import { presentQuotes } from '../presentation/present-quotes.ts';
import { presentSources } from '../presentation/present-sources.ts';
import { presentTimeline } from '../presentation/present-timeline.ts';
import type { Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused } from './replies.ts';

const ACTION = /^(sources|quotes|timeline|story):([\w-]{1,40}):(\d{1,3}):(\d{1,3})$/;

/** Answers a button of a briefing, only to the person who pressed it; one that has expired says so. */
export async function runAction(parts: CommandParts, actionId: string): Promise<Reply> {
  const [, kind, id, index, page] = ACTION.exec(actionId) ?? [];
  const shown = id ? await parts.findShown(id) : null;
  const story = shown?.briefing.stories[Number(index)];
  if (!shown || !story) {
    return refused({ code: 'expired', advice: 'This briefing is no longer kept. Ask again for a fresh one.' });
  }
  switch (kind) {
    case 'sources':
      return answer(presentSources(shown, story), true);
    case 'quotes':
      return answer(presentQuotes(shown, Number(index), Number(page)), true);
    case 'timeline':
      return answer(presentTimeline(shown, story), true);
    default: {
      const options = { length: 'standard', story: Number(index), now: parts.clock.now() } as const;
      return answer(presentBriefing(shown, options), true);
    }
  }
}
