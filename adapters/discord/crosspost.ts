import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Outcome } from '../../src/index.ts';

/** What Discord refuses for good, in words for the history of the digest. */
const NEVER: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'the channel is gone',
  [RESTJSONErrorCodes.UnknownMessage]: 'the message was deleted',
  [RESTJSONErrorCodes.MissingAccess]: "I can't see the channel",
  [RESTJSONErrorCodes.MissingPermissions]: 'I lack Send Messages there',
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType]: 'the channel is not an announcement channel',
};

/** Publishes a message of the bot to the channels that follow its own. One that is published already is left as it is. */
export async function crosspost(line: REST, channelId: string, messageId: string): Promise<Outcome> {
  try {
    await line.post(Routes.channelMessageCrosspost(channelId, messageId));
    return { kind: 'posted', messageId };
  } catch (thrown) {
    if (!(thrown instanceof DiscordAPIError)) throw thrown;
    if (thrown.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted) return { kind: 'posted', messageId };
    const reason = NEVER[Number(thrown.code)];
    if (reason === undefined) throw thrown;
    return { kind: 'refused', reason };
  }
}
