import type { Document } from '../presentation/document.ts';
import { presentBriefing } from '../presentation/present-briefing.ts';
import { presentQuotes } from '../presentation/present-quotes.ts';
import { presentSources } from '../presentation/present-sources.ts';
import { presentTimeline } from '../presentation/present-timeline.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import type { Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused } from './replies.ts';

const ACTION = /^(sources|quotes|timeline|story):([\w-]{1,40}):(\d{1,3}):(\d{1,3})$/;

/** Answers a button of a briefing, only to the person who pressed it; one that has expired says so. */
export async function runAction(parts: CommandParts, actionId: string): Promise<Reply> {
  const match = ACTION.exec(actionId);
  const shown = match ? await parts.findShown(match[2] as string) : null;
  const story = shown?.briefing.stories[Number(match?.[3])];
  if (!match || !shown || !story) {
    return refused({ code: 'expired', advice: 'This briefing is no longer kept. Ask again for a fresh one.' });
  }
  return answer(present(match[1] as string, shown, Number(match[3]), Number(match[4]), parts.clock.now()), true);
}

function present(kind: string, shown: ShownBriefing, index: number, page: number, now: Date): Document {
  const story = shown.briefing.stories[index];
  if (!story) throw new RangeError(`no story ${index}`);
  switch (kind) {
    case 'sources':
      return presentSources(shown, story);
    case 'quotes':
      return presentQuotes(shown, index, page);
    case 'timeline':
      return presentTimeline(shown, story);
    default:
      return presentBriefing(shown, { length: 'standard', story: index, now });
  }
}
