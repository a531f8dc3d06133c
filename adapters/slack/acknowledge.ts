import type { AllMiddlewareArgs } from '@slack/bolt';
import type { SharedParts } from './answering.ts';
import { isRemoval } from './removal-handlers.ts';
import type { Authorized } from './workspace.ts';

type Arguments = AllMiddlewareArgs & { readonly body: object; readonly ack?: unknown };

/**
 * Acknowledges at once, and lets nothing through twice, nor anything of a workspace where the bot is not installed. Only a
 * form is acknowledged with what came of it. Tokens are renewed after the acknowledgement.
 */
export async function acknowledge({ ack, body, context, next }: Arguments, parts: SharedParts): Promise<void> {
  const authorized: Authorized | null = context['authorized'] ?? null;
  const passed = isRemoval(body);
  const repeated = idsOf(body, context['deliveryId']).filter((id) => !parts.isNew(id))[0];
  const leftOut = repeated !== undefined || (authorized === null && !passed);
  const acked = !isForm(body) || leftOut;
  if (acked) await acknowledgeBy(ack);
  if (repeated !== undefined) {
    parts.logger.warn({ id: repeated }, 'slack: came a second time, left out');
    return;
  }
  const workspace = authorized && (await authorized.open());
  context['workspace'] = workspace;
  if (workspace !== null || passed) return next();
  if (!acked) await acknowledgeBy(ack);
  const { teamId, enterpriseId } = context;
  if (parts.isNew(`not installed ${teamId} ${enterpriseId}`)) {
    parts.logger.warn({ teamId, enterpriseId }, 'slack: left out, it came from a workspace where I am not installed');
  }
}

/** Events of bolt's own making have none. */
async function acknowledgeBy(ack: unknown): Promise<void> {
  if (typeof ack === 'function') await ack();
}

function idsOf(body: object, deliveryId: unknown): string[] {
  const event = 'event_id' in body ? body.event_id : undefined;
  return [deliveryId, event].filter((id) => typeof id === 'string');
}

function isForm(body: object): boolean {
  return 'type' in body && body.type === 'view_submission';
}
