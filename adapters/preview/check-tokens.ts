import { z } from 'zod';
import type { Faces } from './faces.ts';
import type { Checked } from './wire.ts';

const askedSchema = z.discriminatedUnion('platform', [
  z.object({ platform: z.literal('discord'), token: z.string().max(500) }),
  z.object({ platform: z.literal('slack'), botToken: z.string().max(500), appToken: z.string().max(500) }),
]);

/** Tries the tokens that were pasted; keeps and logs none. Null for what is no such question. */
export async function checkTokens({ discord, slack }: Faces, asked: unknown): Promise<readonly Checked[] | null> {
  const parsed = askedSchema.safeParse(asked);
  if (!parsed.success) return null;
  const tokens = parsed.data;
  if (tokens.platform === 'discord') {
    const variable = 'DISCORD_TOKEN';
    const checked = await discord.check(tokens.token.trim());
    if (!checked.ok) return [{ variable, good: false, words: checked.refusal.advice }];
    const { name, inviteUrl } = checked.value;
    return [{ variable, good: true, words: `The token works: it is ${name}’s.`, inviteUrl }];
  }
  const { bot, app } = await slack.check({ botToken: tokens.botToken.trim(), appToken: tokens.appToken.trim() });
  return [
    {
      variable: 'SLACK_BOT_TOKEN',
      good: bot.ok,
      words: bot.ok ? `The token works: ${bot.value}.` : bot.refusal.advice,
    },
    {
      variable: 'SLACK_APP_TOKEN',
      good: app.ok,
      words: app.ok ? `The token works: ${app.value}.` : app.refusal.advice,
    },
  ];
}
