/**
 * The other side of `bench-posts.ts`: Discord and Slack on loopback with their documented limits, in a process of their
 * own. It tells its parent where they are, and at the end what reached them.
 */
import { startFakeDiscord } from '../tests/support/fake-discord.ts';
import { startFakeSlack } from '../tests/support/fake-slack/index.ts';

/** Where the posts go. */
export interface Targets {
  readonly discord: { readonly apiUrl: string; readonly token: string; readonly channels: readonly string[] };
  readonly workspaces: readonly {
    readonly apiUrl: string;
    readonly botToken: string;
    readonly channels: readonly string[];
  }[];
}

/** What reached the platforms. */
export interface Reached {
  readonly discord: number;
  readonly slack: number;
  /** Requests over the limits, which were answered with 429. */
  readonly refused: number;
}

const [channels = 0, workspaces = 0, workspaceChannels = 0] = process.argv.slice(2).map(Number);

const discord = await startFakeDiscord({ guilds: channels, limited: true });
const slacks = await Promise.all(Array.from({ length: workspaces }, () => startFakeSlack({ limited: true })));
for (const { workspace } of slacks) {
  for (let index = 0; index < workspaceChannels; index++) {
    const id = `C0N${index}`;
    workspace.channels.set(id, { id, name: id, member: true, secret: false, archived: false });
  }
}
const targets: Targets = {
  discord: {
    apiUrl: discord.apiUrl,
    token: discord.token,
    channels: discord.world.guilds.map((guild) => guild.channels[0]?.id ?? ''),
  },
  workspaces: slacks.map(({ apiUrl, workspace }) => ({
    apiUrl,
    botToken: workspace.botToken,
    channels: [...workspace.channels.keys()].filter((id) => id.startsWith('C0N')),
  })),
};

process.on('message', () => {
  const reached: Reached = {
    discord: discord.requests.length,
    slack: slacks.reduce((sum, slack) => sum + slack.calls('chat.postMessage').length, 0),
    refused: [discord, ...slacks].reduce((sum, fake) => sum + fake.refusals(), 0),
  };
  process.send?.(reached, () => process.exit(0));
});
process.send?.(targets);
