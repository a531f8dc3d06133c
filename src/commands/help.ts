import { type Block, type Document, text } from '../presentation/document.ts';
import { EXAMPLES as WHEN_EXAMPLES } from '../subscriptions/when-words.ts';
import type { Caller, Command } from './command.ts';
import { exampleTopic } from './example-topic.ts';
import { FIND_STORY } from './find-story.ts';
import type { CommandParts } from './parts.ts';
import { answer, typed, typesWords } from './replies.ts';

/** `/help`: every command once, as it is typed on the caller's platform, with topics that have an answer now. */
export function helpCommand(parts: CommandParts): Command {
  return {
    path: 'help',
    description: 'What this bot can do',
    manage: false,
    options: [],
    run: async (_input, caller) => {
      return answer(helpFor(caller, parts, await exampleTopic(parts, caller)), true);
    },
  };
}

function helpFor(caller: Caller, parts: CommandParts, topic: string): Document {
  const title = 'Sourced news briefings';
  const lines = examples(caller, parts, topic).map(([words, does]): Block => {
    return { kind: 'bullet', content: [typed(caller, words), text(` ${does}`)] };
  });
  const blocks: Block[] = [
    { kind: 'headline', text: title },
    ...lines,
    ...onMessage(caller),
    { kind: 'small', content: [text(`Times: ${WHEN_EXAMPLES}`)] },
    { kind: 'small', content: [text('Numbers in brackets are the sources; “Sources” shows the exact sentences.')] },
  ];
  return { blocks, summary: title };
}

/** Where the commands for a message are found; the local page has no menu on messages. */
function onMessage({ platform }: Caller): Block[] {
  if (platform === 'preview') return [];
  const menu = platform === 'slack' ? '⋮ (More actions)' : 'Apps';
  const words = `On any message: ${menu}, “${FIND_STORY}”: the briefing of the story behind its link or headline, only to you.`;
  return [{ kind: 'small', content: [text(words)] }];
}

function examples(caller: Caller, parts: CommandParts, topic: string): (readonly [words: string, does: string])[] {
  const onSlack = typesWords(caller);
  const when = `weekdays 8:30 ${caller.zone ?? parts.defaultZone}`;
  return [
    [onSlack ? `briefing ${topic}` : `briefing topic:${topic}`, 'the news on a topic, each line with its sources'],
    ...(caller.platform === 'slack'
      ? [[`briefing ${topic} public`, 'the same for everyone in the channel'] as const]
      : []),
    [onSlack ? `quotes ${topic}` : `quotes about:${topic}`, 'who said what, word for word; also a speaker’s name'],
    [
      onSlack ? `digest add "${when}" ${topic}` : `digest add topic:${topic} when:${when}`,
      'the same in a channel, on a schedule',
    ],
    ['digest list', 'what is scheduled here, next first'],
    [onSlack ? 'sources add https://…' : 'sources add url:https://…', 'follows a feed, or the feed of a site'],
    ['sources list', 'the feeds that are followed here; also health, remove, mute, unmute'],
    ['sources import', 'follows the feeds of a list (OPML); export gives yours as a file'],
    [
      onSlack ? 'digest pause 7' : 'digest pause id:7',
      'stops digest 7 for now; also resume, remove, edit, preview, now, history',
    ],
    [
      onSlack ? 'digest quiet-hours 22:00-07:00' : 'digest quiet-hours hours:22:00-07:00',
      'leaves this channel in peace',
    ],
  ];
}
