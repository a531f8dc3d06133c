import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Clock, type Logger, messageOf } from '../../src/index.ts';

/** What Slack knows of people. */
export interface People {
  /** A person's IANA zone, as their Slack is set; undefined where Slack does not tell, or not soon enough. */
  zoneOf(userId: string): Promise<string | undefined>;
}

/** People seldom move. */
const KEPT_MS = 6 * 3_600_000;
const MOST_KEPT = 5_000;
/** An answer must not wait longer for it. */
const PATIENCE_MS = 1_500;

interface Known {
  readonly zone: string | undefined;
  readonly until: number;
}

/** Asks Slack (users.info, the scope users:read) and remembers; without the scope it knows no zones, and asks no more. */
export function createPeople(client: WebClient, clock: Clock, logger: Logger): People {
  const known = new Map<string, Known>();
  let denied = false;

  async function ask(userId: string): Promise<string | undefined> {
    try {
      const { user } = await client.users.info({ user: userId });
      if (known.size >= MOST_KEPT) known.clear();
      known.set(userId, { zone: user?.tz, until: clock.now().getTime() + KEPT_MS });
      return user?.tz;
    } catch (thrown) {
      denied = thrown instanceof WebAPIPlatformError && thrown.data.error === 'missing_scope';
      logger.info({ error: messageOf(thrown) }, 'slack: the time zone of a person could not be asked for');
      return undefined;
    }
  }

  return {
    zoneOf: async (userId) => {
      const before = known.get(userId);
      if (before && before.until > clock.now().getTime()) return before.zone;
      if (denied || userId === '') return undefined;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
      });
      return await Promise.race([ask(userId), late]).finally(() => clearTimeout(timer));
    },
  };
}
