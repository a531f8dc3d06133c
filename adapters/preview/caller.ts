import { type Caller, ok, refuse } from '../../src/index.ts';

/** The page's own channel, called by its id. */
const CHANNEL = 'preview';

/** Who sits at this machine: one person, who may do everything in the one channel that there is. */
export function createCaller(zone: string | undefined): Caller {
  return {
    platform: 'preview',
    tenantId: 'page',
    channelId: CHANNEL,
    userId: 'you',
    mayManage: true,
    ...(zone !== undefined && isZone(zone) && { zone }),
    checkChannel: async (id) =>
      id === CHANNEL ? ok('messages') : refuse('channel', `Here is only #${CHANNEL}. Leave the channel out.`),
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
