import { type Caller, type CommandService, type Document, note, type Reply } from '../../../src/index.ts';

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

/** Creates it. "secretly X" answers the person alone, "boom" throws, "check C1" asks whether the bot can post there. */
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
    const document = documents.get(words) ?? note(`You typed: ${words}`);
    return { document, visibility: words.startsWith('secretly') ? 'person' : 'channel', code: 'ok' };
  }

  return {
    asked,
    documents,
    commands: [],
    run: (path, _input, caller) => answer(path, caller),
    runWords: answer,
    act: async (id, caller) => ({ ...(await answer(id, caller)), visibility: 'person' }),
    complete: async () => [],
  };
}
