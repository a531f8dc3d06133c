import { type Result, refuse } from '../kernel/errors.ts';
import { parseUrl } from '../kernel/parse-url.ts';
import { note } from '../presentation/document.ts';
import type { Caller, Command, CommandFile, CommandInput, FileForm, Reply } from './command.ts';
import type { CommandParts } from './parts.ts';
import { presentImport } from './present-import.ts';
import { answer, refused, typed, typesWords } from './replies.ts';

/** Five thousand feeds fit into a third of it. */
const MOST_BYTES = 2 * 1024 * 1024;
const LARGEST = '2 MB';
const PATH = 'sources import';
const LONGEST_ADDRESS = 2_000;

const FORM: FileForm = {
  path: PATH,
  option: 'file',
  title: 'Import feeds',
  label: 'A list of feeds (OPML)',
  hint: `Feed readers export one. At most ${LARGEST}.`,
  submit: 'Import',
};

/** `/sources import`: follows the feeds of a list that was given as a file or by its address, or undoes that. */
export function sourcesImportCommand(parts: CommandParts): Command {
  return {
    path: PATH,
    description: 'Follow the feeds of a list (OPML)',
    manage: 'all',
    options: [
      { name: 'file', description: `The list, at most ${LARGEST}`, kind: 'file', required: false },
      {
        name: 'url',
        description: 'Or its address',
        kind: 'text',
        required: false,
        maxLength: LONGEST_ADDRESS,
        main: true,
      },
      { name: 'undo', description: 'An import to take back', kind: 'text', required: false, maxLength: 20 },
    ],
    run: async (input, caller) => {
      const undo = words(input['undo']);
      if (undo !== '') return undoImport(parts, undo.toUpperCase(), caller);
      const { file, url } = { file: fileIn(input['file']), url: words(input['url']) };
      if (file === null && url === '') return asksForFile(caller);
      const given = file !== null ? await readFile(file) : await readAddress(parts, url);
      return given.ok ? importList(parts, given.value, caller) : refused(given.refusal);
    },
  };
}

/** Removes exactly what came with one import and is still followed. */
export async function undoImport(parts: CommandParts, batch: string, caller: Caller): Promise<Reply> {
  const removed = await parts.undoImport(batch, caller);
  if (removed > 0) {
    const again = typed(caller, PATH);
    const said = removed === 1 ? 'Removed the feed of that import.' : `Removed the ${removed} feeds of that import.`;
    return answer(note(`${said} To have them again: `, again), true);
  }
  const advice = 'Nothing of such an import is followed here any more.';
  return refused({ code: 'no-import', advice });
}

/** What is imported, and what it is called. */
interface GivenList {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function readFile(file: CommandFile): Promise<Result<GivenList>> {
  const { name } = file;
  if (file.size !== null && file.size > MOST_BYTES) return tooLarge(name);
  const read = await file.read(MOST_BYTES);
  if (!read.ok) return read.refusal.code === 'too-large' ? tooLarge(name) : read;
  return { ok: true, value: { name, bytes: read.value } };
}

async function readAddress(parts: CommandParts, typedUrl: string): Promise<Result<GivenList>> {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(typedUrl) ? typedUrl : `https://${typedUrl}`;
  const name = parseUrl(url)?.host ?? typedUrl;
  const fetched = await parts.fetchFile({ url, mostBytes: MOST_BYTES });
  if (!fetched.ok) return fetched.refusal.code === 'too-large' ? tooLarge(name) : fetched;
  return { ok: true, value: { name, bytes: fetched.value.bytes } };
}

async function importList(parts: CommandParts, { name, bytes }: GivenList, caller: Caller): Promise<Reply> {
  const batch = `${parts.newReference()}${parts.newReference()}`;
  const imported = await parts.importSources(bytes, caller, caller.userId, batch);
  if (!imported.ok) return refused(imported.refusal);
  const document = presentImport(imported.value, { name, batch, caller });
  return { document, visibility: 'person', code: imported.value.added > 0 ? 'ok' : 'nothing-added' };
}

function tooLarge(name: string) {
  return refuse(
    'too-large',
    `${name} is larger than ${LARGEST}, the most for a list of feeds. Divide it, or take pictures out.`,
  );
}

function asksForFile(caller: Caller): Reply {
  const document = note(
    'Give a list of feeds (OPML), as feed readers export it: ',
    typesWords(caller) ? typed(caller, PATH) : typed(caller, `${PATH} file:…`),
    ' or ',
    typed(caller, `${PATH} url:https://…`, `${PATH} https://…`),
  );
  return { document, visibility: 'person', code: 'no-file', form: FORM };
}

function fileIn(value: CommandInput[string]): CommandFile | null {
  return typeof value === 'object' && 'read' in value ? value : null;
}

function words(value: CommandInput[string]): string {
  return typeof value === 'string' ? value.trim() : '';
}
