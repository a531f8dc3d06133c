import { createHash } from 'node:crypto';
import type { Refusal } from '../kernel/errors.ts';
import type { Action } from '../presentation/document.ts';
import type { FormInput } from '../presentation/form.ts';
import { type Caller, CHANNEL_TO_JOIN, type Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { refused } from './replies.ts';

/** What was typed into a form that could not be done. */
interface Draft {
  readonly formId: string;
  readonly typed: FormInput;
}

/** What that person typed; null for none, and for another person's. */
export async function findDraft({ drafts }: CommandParts, id: string, caller: Caller): Promise<Draft | null> {
  const json = await drafts.find(id, caller);
  return json === null ? null : JSON.parse(json);
}

/** Keeps what was typed; the reply says what is wrong, with buttons that go on from it. */
export async function offerAgain(parts: CommandParts, draft: Draft, refusal: Refusal, caller: Caller): Promise<Reply> {
  const json = JSON.stringify(draft);
  const id = createHash('sha256').update(json).digest('hex').slice(0, 24);
  await parts.drafts.keep(id, caller, json, parts.clock.now());
  const channelId = draft.typed['channel'] || caller.channelId;
  const join = { id: `channel-join:${channelId}:${id}`, label: 'Join and save' };
  const again = { id: `form-again:${id}`, label: 'Try again' };
  return refusedWith(refusal, refusal.code === CHANNEL_TO_JOIN ? [join, again] : [again]);
}

/** What is said of a channel that is closed to the bot; one that it may join by itself has a button for that. */
export function refusedChannel(refusal: Refusal, channelId: string): Reply {
  if (refusal.code !== CHANNEL_TO_JOIN) return refused(refusal);
  return refusedWith(refusal, [{ id: `channel-join:${channelId}`, label: 'Join the channel' }]);
}

function refusedWith(refusal: Refusal, actions: readonly Action[]): Reply {
  const { document, ...reply } = refused(refusal);
  return { ...reply, document: { ...document, blocks: [...document.blocks, { kind: 'actions', actions }] } };
}
