import { LENGTHS, presentBriefing } from '../presentation/present-briefing.ts';
import { presentChangesSince } from '../presentation/present-changes.ts';
import { presentAllQuotes, presentQuotes, presentStatements } from '../presentation/present-quotes.ts';
import { presentSources } from '../presentation/present-sources.ts';
import { presentTimeline } from '../presentation/present-timeline.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import { findRefusal } from './authorize.ts';
import type { Caller, Reply } from './command.ts';
import { pauseDigest, removeDigest, resumeDigest } from './digest-change.ts';
import { tellHistory } from './digest-history.ts';
import { postDigestNow, previewDigest } from './digest-preview.ts';
import { joinChannel } from './join-channel.ts';
import { type OnDigest, onDigest } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { answerPicture } from './picture.ts';
import { answer, expired } from './replies.ts';
import { share, shareSaid, shareStory, withShare } from './share.ts';
import { undoImport } from './sources-import.ts';

/** The last part, where there is one, is the id of the person who may turn the page in place. */
const ON_STORY = /^(sources|quotes|timeline|story):(\w{1,40}):(\d{1,3}):(\d{1,3})(?::(\w{1,32}))?$/;
const SAID = /^said:(\w{1,40}):(all|[\d.-]{3,48}):(\d{1,3})(?::(\w{1,32}))?$/;
const CHANGES = /^changed:(\w{1,40}):(\w{1,40})$/;
const DIGEST_ACTION = /^digest-(preview|now|pause|resume|remove|history):(\d{1,9})$/;
const IMPORT_UNDO = /^import-undo:(\w{1,20})$/;
const ON_DIGEST: Readonly<Record<string, OnDigest>> = {
  preview: previewDigest,
  now: postDigestNow,
  pause: pauseDigest,
  resume: resumeDigest,
  remove: removeDigest,
  history: tellHistory,
};

/** Whether a button turns the pages of the message that it stands on for that person: others get the page alone. */
export function turnsPage(actionId: string, { userId }: Pick<Caller, 'userId'>): boolean {
  const owner = ON_STORY.exec(actionId)?.[5] ?? SAID.exec(actionId)?.[4];
  return owner !== undefined && owner === userId;
}

/** Answers a button, only to the person who pressed it; one that has expired, or is not for that person, says so. */
export async function runAction(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply> {
  const [, verb, number] = DIGEST_ACTION.exec(actionId) ?? [];
  const run = verb && ON_DIGEST[verb];
  if (run && number) {
    const changes = verb !== 'history';
    const refusal = changes && (await findRefusal(parts, caller, 'digest', `digest ${verb}`, Number(number)));
    return refusal || onDigest(parts, Number(number), number, caller, {}, run);
  }
  const [, batch] = IMPORT_UNDO.exec(actionId) ?? [];
  if (batch) {
    return (await findRefusal(parts, caller, 'all', 'sources import')) ?? undoImport(parts, batch, caller);
  }
  const [, before, after] = CHANGES.exec(actionId) ?? [];
  if (before && after) return whatChanged(parts, before, after, caller);
  const asked = (await share(parts, actionId, caller)) ?? (await joinChannel(parts, actionId, caller));
  const drawn = asked ?? (await answerPicture(parts, actionId, caller));
  if (drawn) return drawn;
  const reply = (await onStory(parts, actionId, caller)) ?? (await onQuotes(parts, actionId, caller)) ?? expired();
  return reply.code === 'ok' && turnsPage(actionId, caller) ? { ...reply, turnsPage: true } : reply;
}

async function onStory(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply | null> {
  const [, kind, id, index, page] = ON_STORY.exec(actionId) ?? [];
  const shown = id ? await parts.findShown(id, caller) : null;
  const number = Number(index);
  const story = shown?.briefing.stories[number];
  if (!shown || !story) return null;
  switch (kind) {
    case 'sources':
      return answer(presentSources(shown, story), true);
    case 'quotes':
      return answer(presentQuotes(shown, number, { page: Number(page), asker: caller.userId }), true);
    case 'timeline':
      return answer(presentTimeline(shown, story), true);
    default:
      return answer(await storyPage(parts, shown, number, Number(page), caller), true);
  }
}

async function storyPage(parts: CommandParts, shown: ShownBriefing, story: number, length: number, caller: Caller) {
  const gaps = (await parts.gapsOf?.(caller)) ?? [];
  const now = parts.clock.now();
  const shownLength = LENGTHS[length] ?? 'standard';
  const document = presentBriefing(shown, { length: shownLength, story, now, asker: caller.userId, gaps });
  return withShare(document, caller, true, shareStory(shown.id, story, shownLength));
}

async function onQuotes(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply | null> {
  const [, id, who, page] = SAID.exec(actionId) ?? [];
  const shown = id ? await parts.findShown(id, caller) : null;
  if (!shown || who === undefined) return null;
  const at = { page: Number(page), asker: caller.userId };
  const document = who === 'all' ? presentAllQuotes(shown, at) : presentStatements(shown, who, at);
  return document && answer(withShare(document, caller, true, shareSaid(shown.id, who, at.page)), true);
}

async function whatChanged(parts: CommandParts, before: string, after: string, caller: Caller): Promise<Reply> {
  const [earlier, shown] = await Promise.all([parts.findShown(before, caller), parts.findShown(after, caller)]);
  return earlier && shown ? answer(presentChangesSince(earlier, shown), true) : expired();
}
