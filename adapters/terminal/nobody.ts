import type { Caller } from '../../src/index.ts';

/** Who asks at the terminal. */
export const NOBODY: Caller = {
  platform: 'terminal',
  tenantId: 'terminal',
  channelId: 'terminal',
  userId: 'terminal',
  mayManage: true,
};
