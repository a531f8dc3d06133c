import { note } from '../presentation/document.ts';
import { findRefusal } from './authorize.ts';
import type { Caller, Reply } from './command.ts';
import { findDraft } from './drafts.ts';
import { submitForm } from './forms.ts';
import type { CommandParts } from './parts.ts';
import { answer, expired, refused } from './replies.ts';

const JOIN = /^channel-join:(\w{1,24})(?::(\w{1,40}))?$/;

/** Lets the bot into a channel, and goes on with the form that wanted it; null for another button. */
export async function joinChannel(parts: CommandParts, actionId: string, caller: Caller): Promise<Reply | null> {
  const [, channelId, draftId] = JOIN.exec(actionId) ?? [];
  if (channelId === undefined) return null;
  const refusal = await findRefusal(parts, caller, 'add', 'digest add');
  if (refusal) return refusal;
  const joined = await caller.joinChannel?.(channelId);
  if (joined === undefined) return expired();
  if (!joined.ok) return refused(joined.refusal);
  const draft = draftId === undefined ? null : await findDraft(parts, draftId, caller);
  if (draft) {
    const done = await submitForm(parts, draft.formId, draft.typed, caller);
    return done.kind === 'answered' ? done.reply : done.again();
  }
  return answer(
    note('I am in ', { kind: 'channel', id: channelId }, ' now. Ask again for what you wanted there.'),
    true,
  );
}
