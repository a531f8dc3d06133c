import { parseUrl } from '../kernel/parse-url.ts';
import { plural } from '../kernel/text.ts';
import { note } from '../presentation/document.ts';
import { presentAnswer } from './ask.ts';
import type { Caller, Command, CommandInput, CommandMessage, Reply } from './command.ts';
import { exampleTopic } from './example-topic.ts';
import type { Length, MessageParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

/** What it is called in the menu of a message. */
export const FIND_STORY = 'Find the story';
const LENGTH: Length = 'standard';

/** "Find the story", on a message: the briefing of the story behind its link or headline, only for who asks. */
export function findStoryCommand(parts: MessageParts): Command {
  return {
    path: FIND_STORY,
    description: 'The briefing of the story that a message is about',
    manage: false,
    options: [],
    on: 'message',
    run: async (input, caller) => {
      const message = messageIn(input);
      if (message === null) {
        const advice = 'That message has no words and no link. Pick one with a link to an article, or with a headline.';
        return refused({ code: 'message-empty', advice });
      }
      const found = await parts.about(message, LENGTH, caller);
      if (!found) return nothingFound(parts, message, caller);
      const { shown, storyId, by } = found;
      const { topic } = shown.briefing;
      const remark = by === 'words' ? { remark: byWords(message) } : {};
      const asked = { shown, topic, length: LENGTH, private: true, seenAs: `story ${storyId}`, ...remark };
      return answer(await presentAnswer(parts, caller, asked), true);
    },
  };
}

/** The message that was given; null for one without a word or link. */
function messageIn(input: CommandInput): CommandMessage | null {
  const given = input['message'];
  if (typeof given !== 'object' || !('links' in given)) return null;
  const words = [given.text, ...given.titles].some((text) => /[\p{L}\p{N}]/u.test(text));
  return words || given.links.length > 0 ? given : null;
}

/** What is found by words may be another story than was meant. */
function byWords({ links }: CommandMessage): string {
  return links.length > 0 ? 'No article here has that link: found by the words.' : 'Found by the words of the message.';
}

/** Says what is read here, and what would find it. */
async function nothingFound(parts: MessageParts, { links }: CommandMessage, caller: Caller): Promise<Reply> {
  const feeds = await parts.feedsOf(caller);
  const topic = await exampleTopic(parts, caller);
  const nothing =
    feeds.length > 0
      ? `Nothing in ${plural(feeds.length, 'feed')} and the bundled stories fits that message.`
      : 'Nothing in the bundled stories fits that message, and no feeds are followed here.';
  const site = links.map((link) => parseUrl(link)?.origin).find((origin) => origin?.startsWith('http')) ?? 'https://…';
  const document = note(
    `${nothing} To follow ${links.length > 0 ? 'that site' : 'a site'}: `,
    typed(caller, `sources add url:${site}`, `sources add ${site}`),
    ' · By topic: ',
    typed(caller, `briefing topic:${topic}`, `briefing ${topic}`),
  );
  return { document, visibility: 'person', code: 'nothing-found' };
}
