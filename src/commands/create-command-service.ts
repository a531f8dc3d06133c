import { messageOf } from '../kernel/errors.ts';
import { note } from '../presentation/document.ts';
import { runAction } from './actions.ts';
import { briefingCommand, quotesCommand } from './ask.ts';
import { findRefusal } from './authorize.ts';
import type { Caller, Command, CommandService, FormRequest, Reply } from './command.ts';
import { digestAddCommand } from './digest-add.ts';
import { digestEditCommand, digestPauseCommand, digestRemoveCommand, digestResumeCommand } from './digest-change.ts';
import { digestHistoryCommand } from './digest-history.ts';
import { digestListCommand } from './digest-list.ts';
import { digestNowCommand, digestPreviewCommand } from './digest-preview.ts';
import { digestQuietHoursCommand } from './digest-quiet-hours.ts';
import { faultReply } from './fault.ts';
import { findStoryCommand } from './find-story.ts';
import { formIdOf, openForm, submitForm } from './forms.ts';
import { helpCommand } from './help.ts';
import { presentHome } from './home.ts';
import { parseWords } from './parse-words.ts';
import type { CommandParts } from './parts.ts';
import { refused, typed } from './replies.ts';
import { sourcesAddCommand } from './sources-add.ts';
import { sourcesMuteCommand, sourcesRemoveCommand, sourcesUnmuteCommand } from './sources-change.ts';
import { sourcesExportCommand } from './sources-export.ts';
import { sourcesImportCommand } from './sources-import.ts';
import { sourcesHealthCommand, sourcesListCommand } from './sources-list.ts';

const MOST_SUGGESTIONS = 25;
const LONGEST_SUGGESTION = 100;

function allCommands(parts: CommandParts): readonly Command[] {
  return [
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
    findStoryCommand(parts),
    helpCommand(parts),
  ];
}

/** Assembles the commands. A fault inside one becomes a reply with a reference that the log has too. */
export function createCommandService(parts: CommandParts): CommandService {
  const commands = allCommands(parts);
  const typedOnes = commands.filter(({ on }) => on === undefined);

  const guarded = async <T>(what: string, caller: Caller, run: () => Promise<T>): Promise<T | Reply> => {
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
      const { manage } = command;
      const refusal = manage && (await findRefusal(parts, caller, manage, path, Number(input['id'])));
      return refusal || command.run(input, caller);
    });

  const inWords = (words: string): (FormRequest & { kind: 'command' }) | null => {
    const read = parseWords(words, typedOnes);
    return read.ok ? { kind: 'command', ...read.value } : null;
  };

  return {
    commands,
    run,
    act: (actionId, caller) => guarded(actionId, caller, () => runAction(parts, actionId, caller)),
    home: async (caller, page, said) => {
      const home = await guarded('home', caller, () => presentHome(parts, caller, page, said));
      return 'document' in home ? home.document : home;
    },
    form: (request, caller) => {
      const asked = request.kind === 'words' ? inWords(request.words) : request;
      const id = asked && formIdOf(asked);
      return id ? guarded(id, caller, () => openForm(parts, id, caller)) : null;
    },
    submit: async (formId, typed, caller) => {
      const done = await guarded(formId, caller, () => submitForm(parts, formId, typed, caller));
      return 'kind' in done ? done : { kind: 'answered', reply: done };
    },
    complete: async (completes, typed, caller) => {
      const suggested = await parts.suggest(completes, typed, caller);
      return suggested.filter(({ length }) => length <= LONGEST_SUGGESTION).slice(0, MOST_SUGGESTIONS);
    },
    runWords: async (words, caller) => {
      const read = parseWords(words, typedOnes);
      return read.ok ? run(read.value.path, read.value.input, caller) : refused(read.refusal);
    },
  };
}

function unknownCommand(path: string, caller: Caller): Reply {
  const document = note(`There is no command “${path}”. `, typed(caller, 'help'), ' lists them.');
  return { document, visibility: 'person', code: 'unknown-command' };
}
