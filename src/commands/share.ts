import { type Block, type Document, text } from '../presentation/document.ts';
import { LENGTHS, presentBriefing } from '../presentation/present-briefing.ts';
import { presentAllQuotes, presentStatements } from '../presentation/present-quotes.ts';
import type { Caller, Reply } from './command.ts';
import type { CommandParts, Length } from './parts.ts';
import { expired, refused } from './replies.ts';

const STORY = /^share:(\w{1,40}):(\d{1,3}):(\d)$/;
/** Those of before pages were told apart have none: they stand under the first. */
const SAID = /^share-said:(\w{1,40}):(all|[\d.-]{3,48})(?::(\d{1,3}))?$/;

/** The id of the button that shares a story of a briefing. */
export function shareStory(shownId: string, story: number, length: Length): string {
  return `share:${shownId}:${story}:${LENGTHS.indexOf(length)}`;
}

/** The id of the button that shares one page of someone's statements, or of all quotes. */
export function shareSaid(shownId: string, who: string, page: number): string {
  return `share-said:${shownId}:${who}:${page}`;
}

/** An answer that one person alone sees, with a button that shares it; any other as it is. */
export function withShare(document: Document, { answersAlone }: Caller, alone: boolean, id: string): Document {
  if (!answersAlone || !alone) return document;
  const row: Block = { kind: 'actions', actions: [{ id, label: 'Share in channel' }] };
  return { ...document, blocks: [...document.blocks, row] };
}

/** Shares in the channel, once, what the button stands under, and says who did; null for another button. */
export async function share(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply | null> {
  const [, shownId] = STORY.exec(actionId) ?? SAID.exec(actionId) ?? [];
  if (shownId === undefined) return null;
  const document = await findShared(parts, actionId, caller);
  if (document === null) return expired();
  const undo = await parts.shareOnce(caller, actionId);
  if (undo === null) return refused({ code: 'shared', advice: 'That was shared in this channel already.' });
  const name = (await caller.nameOf?.()) ?? 'a member';
  const by: Block = { kind: 'small', content: [text(`Shared by ${name}.`)] };
  const blocks = [...document.blocks, by];
  return { document: { ...document, blocks }, visibility: 'channel', code: 'ok', undo };
}

/** The same as the person sees, without what is for that person alone. */
async function findShared(parts: CommandParts, actionId: string, caller: Caller): Promise<Document | null> {
  const asker = caller.userId;
  const [, storyOf, index, length] = STORY.exec(actionId) ?? [];
  if (storyOf !== undefined) {
    const shown = await parts.findShown(storyOf, caller);
    const story = Number(index);
    if (!shown?.briefing.stories[story]) return null;
    const gaps = (await parts.gapsOf?.(caller)) ?? [];
    const now = parts.clock.now();
    return presentBriefing(shown, { length: LENGTHS[Number(length)] ?? 'standard', story, now, asker, gaps });
  }
  const [, saidIn = '', who = '', page = '0'] = SAID.exec(actionId) ?? [];
  const shown = await parts.findShown(saidIn, caller);
  if (!shown) return null;
  const at = { page: Number(page), asker };
  return who === 'all' ? presentAllQuotes(shown, at) : presentStatements(shown, who, at);
}
