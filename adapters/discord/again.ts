import { DiscordAPIError, HTTPError } from 'discord.js';

const TRIES = 3;

/**
 * Repeats a request whose connection broke, which discord.js itself does for few kinds of breaks. Only for requests that
 * may arrive twice: what Discord answered, whatever it is, is not asked again.
 */
export async function again<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (thrown) {
      if (tries === TRIES || thrown instanceof DiscordAPIError || thrown instanceof HTTPError) throw thrown;
    }
  }
}
