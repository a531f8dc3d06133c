import {
  type Caller,
  type CommandService,
  type Document,
  type FileForm,
  note,
  type Reply,
} from '../../../src/index.ts';

/** What the adapter asked of the service. */
interface Asked {
  readonly words: string;
  readonly caller: Caller;
}

/** A small service that works: answers with what was typed, and with documents that a test puts in. */
export interface FakeService extends CommandService {
  readonly asked: Asked[];
  /** Documents by the words that ask for them. */
  readonly documents: Map<string, Document>;
}

const FORM: FileForm = {
  path: 'take file',
  option: 'list',
  title: 'Give a list',
  label: 'A list',
  hint: 'Of anything.',
  submit: 'Give',
};
const FILE = { name: 'list.opml', mediaType: 'text/x-opml', content: '<opml>é</opml>', description: 'A list' };
const MOST_BYTES = 1_000;

/**
 * Creates it. "secretly X" answers the person alone, "boom" throws, "check C1" asks whether the bot can post there, "give"
 * has a file, "fragile" can't be taken back, "take" asks for one and says what is in it.
 */
export function createFakeService(): FakeService {
  const asked: Asked[] = [];
  const documents = new Map<string, Document>();

  async function answer(words: string, caller: Caller): Promise<Reply> {
    asked.push({ words, caller });
    if (words === 'boom') throw new Error('the harbour is closed');
    if (words.startsWith('check ')) {
      const checked = await caller.checkChannel?.(words.slice('check '.length));
      const said = checked?.ok === false ? checked.refusal.advice : 'ok';
      return { document: note(said), visibility: 'person', code: 'checked' };
    }
    if (words === 'give') return { document: note('A list.'), visibility: 'person', code: 'ok', file: FILE };
    if (words === 'take') return { document: note('Give a file.'), visibility: 'person', code: 'no-file', form: FORM };
    if (words === 'fragile') {
      const undo = () => Promise.reject(new Error('the harbour is closed'));
      return { document: note('Done.'), visibility: 'channel', code: 'ok', undo };
    }
    const document = documents.get(words) ?? note(`You typed: ${words}`);
    return { document, visibility: words.startsWith('secretly') ? 'person' : 'channel', code: 'ok' };
  }

  return {
    asked,
    documents,
    commands: [],
    run: async (path, input, caller) => {
      const file = input[FORM.option];
      if (path !== FORM.path || typeof file !== 'object' || !('read' in file)) return answer(path, caller);
      const read = await file.read(MOST_BYTES);
      const said = read.ok ? `${file.name}, ${file.size}: ${Buffer.from(read.value).toString()}` : read.refusal.advice;
      return { document: note(said), visibility: 'person', code: 'taken' };
    },
    runWords: answer,
    act: async (id, caller) => ({ ...(await answer(id, caller)), visibility: 'person' }),
    home: async (caller, page, said) => note(`Home of ${caller.userId}, page ${page}. ${said?.summary ?? ''}`),
    form: () => null,
    submit: () => Promise.reject(new Error('no form was opened')),
    complete: async () => [],
  };
}
