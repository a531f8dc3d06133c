/** A channel of the fake workspace. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  /** The bot was invited. */
  readonly member: boolean;
  readonly secret: boolean;
  readonly archived: boolean;
  /** People of another organisation are in it. */
  readonly shared?: boolean;
  /** Who is in it, of those that a test names. */
  readonly people?: ReadonlySet<string>;
}

/** What a person is; a member of the workspace unless said otherwise. */
interface FakePerson {
  readonly name: string;
  readonly admin?: boolean;
  readonly owner?: boolean;
  readonly guest?: boolean;
  /** The workspace that the person belongs to, where it is another. */
  readonly teamId?: string;
}

/** A Home of the app that was shown, and to whom. */
interface ShownHome {
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
}

/** A message that the bot put somewhere. */
export interface FakeMessage {
  /** How it came: by which method of the Web API, or through a response_url. */
  readonly via: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** Who alone sees it; null when the channel does. */
  readonly onlyFor: string | null;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  /** All of it, as it came. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A file that the bot shared in a conversation. */
interface SharedFile {
  readonly channel: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Of a picture: what is read to who cannot see it. */
  readonly alt?: string;
}

/** A modal that is open, and for whom. */
interface OpenView {
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
}

/** What the fake knows of the world. */
export interface Workspace {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly scopes: Set<string>;
  readonly channels: Map<string, FakeChannel>;
  readonly messages: FakeMessage[];
  readonly files: SharedFile[];
  /** In the order in which they were opened. */
  readonly views: OpenView[];
  /** In the order in which they were published. */
  readonly homes: ShownHome[];
  readonly people: Map<string, FakePerson>;
  /** Ids that open one modal each, and the person that each is good for. */
  readonly triggers: Map<string, string>;
  /** Every mention in any message that the bot sent. */
  readonly mentions: string[];
  /** Every payload that Slack would refuse, with why. */
  readonly refused: string[];
  nextTs(): string;
}

/** A workspace with one channel that the bot is in (C0HARBOUR), one it is not in (C0CLOSED), one archived (C0OLD),
 * one private that it cannot see (C0SECRET) and one direct message (D0DIRECT). */
export function createWorkspace(): Workspace {
  let count = 0;
  const channel = (id: string, name: string, state: Partial<FakeChannel> = {}): [string, FakeChannel] => [
    id,
    { id, name, member: true, secret: false, archived: false, ...state },
  ];
  return {
    botToken: 'xoxb-fake-bot-token',
    appToken: 'xapp-fake-app-token',
    signingSecret: 'fake-signing-secret',
    teamId: 'T0ELLERY',
    teamName: 'Ellery',
    botUserId: 'U0BRIEFING',
    scopes: new Set([
      ...['commands', 'chat:write', 'app_mentions:read', 'channels:read', 'channels:join', 'groups:read', 'users:read'],
      ...['files:read', 'files:write'],
    ]),
    channels: new Map([
      channel('C0HARBOUR', 'harbour'),
      channel('C0CLOSED', 'closed', { member: false }),
      channel('C0OLD', 'old', { archived: true }),
      channel('C0SECRET', 'secret', { member: false, secret: true }),
      channel('D0DIRECT', 'directmessage'),
    ]),
    messages: [],
    files: [],
    views: [],
    homes: [],
    people: new Map<string, FakePerson>([
      ['U0ADMIN', { name: 'Ana Admin', admin: true }],
      ['U0OWNER', { name: 'Olga Owner', owner: true }],
      ['U0GUEST', { name: 'Gil Guest', guest: true }],
      ['U0READER', { name: 'Rita Reader' }],
    ]),
    triggers: new Map(),
    mentions: [],
    refused: [],
    nextTs: () => `1700000000.${String(++count).padStart(6, '0')}`,
  };
}
