import { note } from '../presentation/document.ts';
import { formatQuietHours, parseQuietHours } from '../subscriptions/quiet-hours.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import { chooseZone, ZONE_OPTION } from './digest-options.ts';
import { refusedChannel } from './drafts.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

/** `/digest quiet-hours`: when a channel is left in peace; what comes due then waits for the end of them. */
export function digestQuietHoursCommand(parts: CommandParts): Command {
  return {
    path: 'digest quiet-hours',
    description: 'When a channel is left in peace: 22:00-07:00, or off',
    manage: 'all',
    options: [
      { name: 'hours', description: '22:00-07:00, or off', kind: 'text', required: true, maxLength: 40 },
      { name: 'channel', description: 'Where; this channel if left out', kind: 'channel', required: false },
      ZONE_OPTION,
    ],
    run: (input, caller) => setQuietHours(parts, input, caller),
  };
}

async function setQuietHours(parts: CommandParts, input: CommandInput, caller: Caller): Promise<Reply> {
  const zone = await chooseZone(parts, input['timezone'], caller);
  if (!zone.ok) return refused(zone.refusal);
  const hours = parseQuietHours(String(input['hours'] ?? ''), zone.value.zone);
  if (!hours.ok) return refused(hours.refusal);
  const channelId = String(input['channel'] ?? caller.channelId);
  const open = await caller.checkChannel?.(channelId);
  if (open && !open.ok) return refusedChannel(open.refusal, channelId);
  const { platform, tenantId } = caller;
  const before = await parts.subscriptions.quietHours({ platform, tenantId, channelId });
  await parts.subscriptions.setQuietHours({ platform, tenantId, channelId }, hours.value);
  const channel = { kind: 'channel', id: channelId } as const;
  const old = before ? `${before.from}-${before.to}` : 'off';
  const undo = typed(caller, `digest quiet-hours hours:${old}`, `digest quiet-hours ${old}`);
  if (hours.value === null) return answer(note('No quiet hours in ', channel, '. Undo: ', undo), true);
  const words = `Quiet hours ${formatQuietHours(hours.value)} in `;
  return answer(note(words, channel, `: what comes due then is posted at ${hours.value.to}. Undo: `, undo), true);
}
