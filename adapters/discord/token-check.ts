import { DiscordAPIError, PermissionFlagsBits, Routes } from 'discord.js';
import { ok, type Result, refuse } from '../../src/index.ts';
import { reasonOf } from './ask-gateway.ts';
import { idOf } from './id-of.ts';
import { createOnceLine } from './line.ts';

/** What the bot needs in the channels of a server. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks;
const PAGE = 'discord.com/developers/applications';

/** A bot whose token is right. */
export interface CheckedBot {
  readonly name: string;
  /** Where one invites it, with the scopes and permissions that it needs. */
  readonly inviteUrl: string;
}

/** Asks Discord whose token it is. Refuses a wrong one, with what to do, and a Discord that does not answer. */
export async function checkToken(token: string, apiUrl: string | undefined): Promise<Result<CheckedBot>> {
  if (/^\d{15,20}$/.test(token)) {
    return refuse('application-id', `That is an id. The token is at ${PAGE}: your application, Bot, Reset Token.`);
  }
  if (!/^[\x21-\x7e]{10,200}$/.test(token)) return wrongToken();
  const line = createOnceLine(token, apiUrl);
  try {
    const [application, user] = await Promise.all([line.get(Routes.currentApplication()), line.get(Routes.user())]);
    const id = idOf(application);
    if (id === null) return refuse('discord-unreachable', 'What answers there is not the API of Discord.');
    return ok({ name: nameOf(user), inviteUrl: inviteUrl(id) });
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError && thrown.status === 401) return wrongToken();
    return refuse('discord-unreachable', `Discord can't be reached (${reasonOf(thrown)}). Try again in a minute.`);
  }
}

function wrongToken(): Result<never> {
  return refuse(
    'wrong-token',
    `Discord refuses this token. Copy it again: ${PAGE}, your application, Bot, Reset Token.`,
  );
}

function inviteUrl(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

function nameOf(user: unknown): string {
  return typeof user === 'object' && user !== null && 'username' in user ? String(user.username) : 'your bot';
}
