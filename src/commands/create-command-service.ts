import { messageOf } from '../kernel/errors.ts';
import { note } from '../presentation/document.ts';
import { runAction } from './actions.ts';
import { briefingCommand, quotesCommand } from './ask.ts';
import type { Caller, Command, CommandService, Reply } from './command.ts';
import { digestAddCommand } from './digest-add.ts';
import { digestEditCommand, digestPauseCommand, digestRemoveCommand, digestResumeCommand } from './digest-change.ts';
import { digestHistoryCommand } from './digest-history.ts';
import { digestListCommand } from './digest-list.ts';
import { digestNowCommand, digestPreviewCommand } from './digest-preview.ts';
import { digestQuietHoursCommand } from './digest-quiet-hours.ts';
import { faultReply } from './fault.ts';
import { helpCommand } from './help.ts';
import { parseWords } from './parse-words.ts';
import type { CommandParts } from './parts.ts';
import { notAllowed, refused, typed } from './replies.ts';
import { sourcesAddCommand } from './sources-add.ts';
import { sourcesMuteCommand, sourcesRemoveCommand, sourcesUnmuteCommand } from './sources-change.ts';
import { sourcesExportCommand } from './sources-export.ts';
import { sourcesImportCommand } from './sources-import.ts';
import { sourcesHealthCommand, sourcesListCommand } from './sources-list.ts';

const MOST_SUGGESTIONS = 25;
const LONGEST_SUGGESTION = 100;

/** Assembles the commands. A fault inside one becomes a reply with a reference that the log has too. */
export function createCommandService(parts: CommandParts): CommandService {
  const commands: readonly Command[] = [
    briefingCommand(parts),
    quotesCommand(parts),
    digestAddCommand(parts),
    digestListCommand(parts),
    digestEditCommand(parts),
    digestRemoveCommand(parts),
    digestPauseCommand(parts),
    digestResumeCommand(parts),
    digestPreviewCommand(parts),
    digestNowCommand(parts),
    digestHistoryCommand(parts),
    digestQuietHoursCommand(parts),
    sourcesListCommand(parts),
    sourcesAddCommand(parts),
    sourcesRemoveCommand(parts),
    sourcesMuteCommand(parts),
    sourcesUnmuteCommand(parts),
    sourcesHealthCommand(parts),
    sourcesImportCommand(parts),
    sourcesExportCommand(parts),
    helpCommand(parts),
  ];

  const guarded = async (what: string, caller: Caller, run: () => Promise<Reply>): Promise<Reply> => {
    try {
      return await run();
    } catch (thrown) {
      const reference = parts.newReference();
      const { platform, tenantId } = caller;
      parts.logger.error(
        { reference, what, platform, tenantId, error: messageOf(thrown), err: thrown },
        'a command failed',
      );
      return faultReply(reference);
    }
  };

  const run: CommandService['run'] = (path, input, caller) =>
    guarded(path, caller, async () => {
      const command = commands.find((known) => known.path === path);
      if (!command) return unknownCommand(path, caller);
      if (command.manage && !caller.mayManage) return notAllowed(command.path, caller);
      return command.run(input, caller);
    });

  return {
    commands,
    run,
    act: (actionId, caller) => guarded(actionId, caller, () => runAction(parts, actionId, caller)),
    complete: async (completes, typed, caller) => {
      const suggested = await parts.suggest(completes, typed, caller);
      return suggested.filter(({ length }) => length <= LONGEST_SUGGESTION).slice(0, MOST_SUGGESTIONS);
    },
    runWords: async (words, caller) => {
      const read = parseWords(words, commands);
      return read.ok ? run(read.value.path, read.value.input, caller) : refused(read.refusal);
    },
  };
}

function unknownCommand(path: string, caller: Caller): Reply {
  const document = note(`There is no command “${path}”. `, typed(caller, 'help'), ' lists them.');
  return { document, visibility: 'person', code: 'unknown-command' };
}
