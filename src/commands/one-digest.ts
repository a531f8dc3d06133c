import { note } from '../presentation/document.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller, Command, CommandInput, CommandOption, Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { typed } from './replies.ts';
import { findSeenDigest } from './seen-digests.ts';

/** What is done with one digest of the caller's own tenant. */
export type OnDigest = (
  parts: CommandParts,
  subscription: Subscription,
  caller: Caller,
  input: CommandInput,
) => Promise<Reply>;

/** A command on one digest by its number; one of another tenant looks as if it did not exist. */
export function oneDigestCommand(
  parts: CommandParts,
  command: Pick<Command, 'path' | 'description' | 'manage'> & { readonly options?: readonly CommandOption[] },
  run: OnDigest,
): Command {
  const id: CommandOption = { name: 'id', description: 'Its number in /digest list', kind: 'number', required: true };
  return {
    ...command,
    options: [id, ...(command.options ?? [])],
    run: (input, caller) => onDigest(parts, Number(input['id']), String(input['id'] ?? ''), caller, input, run),
  };
}

/** Does something with the digest of that number, or says that there is none here. */
export async function onDigest(
  parts: CommandParts,
  id: number,
  asTyped: string,
  caller: Caller,
  input: CommandInput,
  run: OnDigest,
): Promise<Reply> {
  const found = await findSeenDigest(parts, caller, id);
  if (found) return run(parts, found, caller, input);
  const document = note(`There is no digest ${asTyped} here. `, typed(caller, 'digest list'), ' shows them.');
  return { document, visibility: 'person', code: 'no-digest' };
}
