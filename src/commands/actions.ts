import { presentBriefing } from '../presentation/present-briefing.ts';
import { presentChangesSince } from '../presentation/present-changes.ts';
import { presentQuotes } from '../presentation/present-quotes.ts';
import { presentSources } from '../presentation/present-sources.ts';
import { presentTimeline } from '../presentation/present-timeline.ts';
import type { Caller, Reply } from './command.ts';
import { removeDigest } from './digest-change.ts';
import { postDigestNow, previewDigest } from './digest-preview.ts';
import { type OnDigest, onDigest } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, notAllowed, refused } from './replies.ts';
import { undoImport } from './sources-import.ts';

const ACTION = /^(sources|quotes|timeline|story):([\w-]{1,40}):(\d{1,3}):(\d{1,3})$/;
const CHANGES = /^changed:(\w{1,40}):(\w{1,40})$/;
const DIGEST_ACTION = /^digest-(preview|now|remove):(\d{1,9})$/;
const IMPORT_UNDO = /^import-undo:(\w{1,20})$/;
const ON_DIGEST: Readonly<Record<string, OnDigest>> = {
  preview: previewDigest,
  now: postDigestNow,
  remove: removeDigest,
};

/** Answers a button, only to the person who pressed it; one that has expired, or is not for that person, says so. */
export async function runAction(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply> {
  const [, verb, number] = DIGEST_ACTION.exec(actionId) ?? [];
  const run = verb && ON_DIGEST[verb];
  if (run && number) {
    if (!caller.mayManage) return notAllowed(`digest ${verb}`, caller);
    return onDigest(parts, Number(number), number, caller, {}, run);
  }
  const [, batch] = IMPORT_UNDO.exec(actionId) ?? [];
  if (batch) return caller.mayManage ? undoImport(parts, batch, caller) : notAllowed('sources import', caller);
  const [, before, after] = CHANGES.exec(actionId) ?? [];
  if (before && after) return whatChanged(parts, before, after);
  return onBriefing(parts, actionId);
}

async function onBriefing(parts: CommandParts, actionId: string): Promise<Reply> {
  const [, kind, id, index, page] = ACTION.exec(actionId) ?? [];
  const shown = id ? await parts.findShown(id) : null;
  const story = shown?.briefing.stories[Number(index)];
  if (!shown || !story) return expired();
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

async function whatChanged(parts: CommandParts, before: string, after: string): Promise<Reply> {
  const [earlier, shown] = [await parts.findShown(before), await parts.findShown(after)];
  return earlier && shown ? answer(presentChangesSince(earlier, shown), true) : expired();
}

function expired(): Reply {
  return refused({ code: 'expired', advice: 'This briefing is no longer kept. Ask again for a fresh one.' });
}
