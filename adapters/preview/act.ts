import {
  type Caller,
  type CommandFile,
  type CommandService,
  type Form,
  type FormRequest,
  faultReply,
  type Logger,
  lostAnswerReply,
  newReference,
  note,
  type Reply,
  turnsPage,
  withProgress,
} from '../../src/index.ts';
import type { Conversation } from './conversation.ts';
import type { Faces } from './faces.ts';
import { readLine } from './read-line.ts';
import type { Acted, Pane, WireModal } from './wire.ts';

export interface ActParts {
  readonly service: CommandService;
  readonly faces: () => Promise<Faces>;
  readonly conversation: Conversation;
  readonly logger: Logger;
  /** Tells what is slow. */
  readonly timer: (ms: number) => Promise<void>;
}

interface AnswerParts extends ActParts {
  /** How many acts have no answer yet: the last takes away what tells of work. */
  readonly underWay: { count: number };
}

/** Where something was done: the look of what opens there. */
export interface Place {
  readonly pane: Pane;
  readonly caller: Caller;
}

/** A button of a message, as its payload has it. */
interface Pressed {
  readonly messageId: string;
  readonly component: unknown;
}

type Working = (what: string) => void;

/** What one can do on the page. Each acts once, and its answer goes to the conversation, for both panes. */
export interface Acts {
  say(line: string, place: Place): Promise<Acted>;
  /** Null for what is no button. */
  press(pressed: Pressed, place: Place): Promise<Acted | null>;
  /** Null for what is no filled form; with the file that was asked for. */
  submit(submitted: unknown, file: CommandFile | null, place: Place): Promise<Acted | null>;
}

/** Creates the acts around the same commands that the platforms use. */
export function createActs(given: ActParts): Acts {
  const parts: AnswerParts = { ...given, underWay: { count: 0 } };
  const { service, faces, conversation } = parts;
  return {
    async say(line, place) {
      const words = readLine(line, service.commands);
      await conversation.typed(line.trim());
      const opened = await open(parts, { kind: 'words', words }, place);
      if (opened !== null) return opened;
      const modals: WireModal[] = [];
      await answer(parts, 'command', async (working) => {
        const reply = await service.runWords(words, { ...place.caller, working });
        if (reply.form) modals.push({ pane: 'slack', payload: (await faces()).slack.renderFileForm(reply.form) });
        return reply;
      });
      return { ...(modals[0] && { modal: modals[0] }) };
    },
    async press({ messageId, component }, place) {
      const id = (await faces())[place.pane].actionOf(component);
      if (id === null) return null;
      const opened = await open(parts, { kind: 'action', id }, place);
      const turning = turnsPage(id, place.caller) && (await conversation.isPage(messageId)) ? messageId : undefined;
      const work = (working: Working) => service.act(id, { ...place.caller, working });
      return opened ?? answer(parts, `button ${id}`, work, turning);
    },
    async submit(submitted, file, place) {
      const wanted = (await faces()).slack.readFileForm(submitted);
      if (wanted !== null) {
        const input = { ...(file && { [wanted.option]: file }) };
        return answer(parts, 'form', (working) => service.run(wanted.path, input, { ...place.caller, working }));
      }
      const form = (await faces())[place.pane].readForm(submitted);
      if (form === null) return null;
      if (Object.keys(form.errors ?? {}).length > 0) return { errors: form.errors ?? {} };
      const done = await service.submit(form.formId, form.typed, place.caller);
      if (done.kind === 'answered') return answer(parts, 'form', async () => done.reply);
      // Discord has no errors beside a question: there the answer has a button that opens the form again.
      const shown = Object.entries(done.errors).filter(([question]) => question in form.typed);
      const stays = place.pane === 'slack' && !done.offers && shown.length > 0;
      return stays ? { errors: Object.fromEntries(shown) } : answer(parts, 'form', done.again);
    },
  };
}

/** Opens the form that was asked for, or answers why not; null where none was. */
async function open(parts: AnswerParts, request: FormRequest, { pane, caller }: Place): Promise<Acted | null> {
  const opening = parts.service.form(request, caller);
  if (opening === null) return null;
  const opened: Form | Reply = await opening;
  if (!('fields' in opened)) return answer(parts, 'form', async () => opened);
  const look = needsRoom(opened) ? 'slack' : pane;
  return { modal: { pane: look, payload: (await parts.faces())[look].renderForm(opened) } };
}

/** A modal of Discord's has no room for a question that may be spared, though this one has to be answered. */
function needsRoom({ fields }: Form): boolean {
  return fields.some(({ spare, required, value }) => spare && required && !value);
}

/** Works, telling what is being done where it takes long, and answers. What fails is told and logged under one reference. */
async function answer(
  { conversation, logger, timer, underWay }: AnswerParts,
  what: string,
  work: (working: Working) => Promise<Reply>,
  turning?: string,
): Promise<Acted> {
  const reference = newReference();
  const show = (line: string) =>
    conversation.working(note(line)).catch((error: unknown) => {
      logger.warn({ reference, err: error, what }, 'preview: what is being done could not be shown');
    });
  underWay.count++;
  const reply = await withProgress(work, show, timer).catch((error: unknown) => {
    logger.error({ reference, err: error, what }, 'preview: an act failed');
    return faultReply(reference);
  });
  try {
    await conversation.answer(reply, turning).catch((error: unknown) => {
      logger.error({ reference, err: error, what }, 'preview: an answer could not be rendered');
      return conversation.answer(lostAnswerReply(reference));
    });
  } finally {
    underWay.count--;
    if (underWay.count === 0) await conversation.working(null);
  }
  return {};
}
