import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Clock, type Logger, messageOf, ok, type Result, refuse, type Standing } from '../../src/index.ts';
import { lacksScope } from './scope-advice.ts';

/** What Slack knows of people. */
export interface People {
  /** A person's IANA zone, as their Slack is set; undefined where Slack does not tell, or not soon enough. */
  zoneOf(userId: string): Promise<string | undefined>;
  /** What the person is in that workspace; refuses where Slack does not tell. */
  standingOf(userId: string, teamId: string): Promise<Result<Standing>>;
  /** The name that others see; null where Slack does not tell. */
  nameOf(userId: string): Promise<string | null>;
}

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** People seldom move. */
const KEPT_MS = 6 * 3_600_000;
/** Whoever is no longer an admin must not act as one for long. */
const STANDING_KEPT_MS = 5 * 60_000;
/** Whoever adds the scope does not want to start the bot anew. */
const DENIED_MS = 5 * 60_000;
const MOST_KEPT = 5_000;
/** An answer must not wait longer for it. */
const PATIENCE_MS = 1_500;

/** Asks Slack (users.info, the scope users:read) and remembers; without the scope it knows nobody, and asks again after a while. */
export function createPeople(client: WebClient, clock: Clock, logger: Logger): People {
  const known = new Map<string, { readonly user: Seen; readonly at: number }>();
  let denied: { readonly cause: unknown; readonly at: number } | null = null;
  const denial = () => (denied !== null && denied.at + DENIED_MS > clock.now().getTime() ? denied : null);

  async function ask(userId: string): Promise<Seen | undefined> {
    try {
      const { user } = await client.users.info({ user: userId });
      if (user === undefined) return undefined;
      if (known.size >= MOST_KEPT) known.clear();
      const seen = seenOf(user);
      denied = null;
      known.set(userId, { user: seen, at: clock.now().getTime() });
      return seen;
    } catch (thrown) {
      if (thrown instanceof WebAPIPlatformError && thrown.data.error === 'missing_scope') {
        denied = { cause: thrown, at: clock.now().getTime() };
      }
      logger.info({ error: messageOf(thrown) }, 'slack: a person could not be asked for');
      return undefined;
    }
  }

  async function find(userId: string, keptMs: number): Promise<Seen | undefined> {
    const before = known.get(userId);
    if (before && before.at + keptMs > clock.now().getTime()) return before.user;
    if (denial() !== null || userId === '') return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    });
    return await Promise.race([ask(userId), late]).finally(() => clearTimeout(timer));
  }

  return {
    zoneOf: async (userId) => (await find(userId, KEPT_MS))?.zone,
    nameOf: async (userId) => (await find(userId, KEPT_MS))?.name ?? null,
    standingOf: async (userId, teamId) => {
      const user = await find(userId, STANDING_KEPT_MS);
      if (user !== undefined) return ok(standingIn(user, teamId));
      const lacking = denial();
      if (lacking !== null) return lacksScope('users:read', 'see who is an admin here', lacking.cause);
      return refuse('standing-unknown', 'Slack did not tell me whether you may do that. Try again in a moment.');
    },
  };
}

/** What is kept of a person. */
interface Seen {
  readonly zone: string | undefined;
  readonly name: string | null;
  /** The workspaces of an organisation, or the one, that the person belongs to. */
  readonly teams: readonly string[];
  readonly standing: Standing;
}

function seenOf(user: User): Seen {
  const name = user.profile?.display_name || user.real_name || user.name || null;
  const teams = [user.team_id ?? '', ...(user.enterprise_user?.teams ?? [])];
  const outside = user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.is_bot || user.deleted;
  const leads = user.is_admin || user.is_owner || user.is_primary_owner;
  return { zone: user.tz, name, teams, standing: outside ? 'guest' : leads ? 'admin' : 'member' };
}

/** Of someone from another workspace, in a channel that both share, Slack tells what that person is at home. */
function standingIn({ standing, teams }: Seen, teamId: string): Standing {
  return teams.includes(teamId) ? standing : 'guest';
}
