import type { AckFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
import {
  type Caller,
  type Form,
  type FormRequest,
  faultReply,
  newReference,
  note,
  type Reply,
  type Submitted,
} from '../../src/index.ts';
import type { HandlerParts } from './answering.ts';
import { NOWHERE } from './caller.ts';
import { tellInHome } from './publish-home.ts';
import { readForm } from './read-form.ts';
import { type FormPlace, tellAfterForm, tellDirectly } from './tell.ts';
import { renderForm } from './view.ts';

/** Slack waits three seconds for what a submitted form is answered with; what takes longer is told as a message. */
const ACK_MS = 2_000;

/** Where someone asked, as the view carries it: a form that opens there is answered there. */
interface Origin {
  readonly channelId: string;
  /** Absent where there is none: the answer is told directly. */
  readonly answerTo?: FormPlace;
  /** The page of the Home of the app on which it was opened. */
  readonly home?: number;
}

/** What opening a form needs. */
interface Opening {
  readonly triggerId: string;
  readonly origin: Origin;
  /** Tells what there is to say instead. */
  readonly say: (reply: Reply) => Promise<void>;
}

/** Opens the form that was asked for, or says why not; false where none was. */
export async function opensForm(
  parts: HandlerParts,
  caller: Caller,
  request: FormRequest,
  { triggerId, origin, say }: Opening,
): Promise<boolean> {
  const opening = parts.service.form(request, caller);
  if (opening === null) return false;
  const opened = await opening;
  const said = 'fields' in opened ? await openView(parts, opened, triggerId, origin) : opened;
  if (said !== null) await say(said);
  return true;
}

/** Null when it is open. */
async function openView(
  { client, logger }: HandlerParts,
  form: Form,
  trigger_id: string,
  origin: Origin,
): Promise<Reply | null> {
  try {
    await client.views.open({ trigger_id, view: renderForm(form, JSON.stringify(origin)) });
    return null;
  } catch (thrown) {
    const reference = newReference();
    logger.error({ reference, err: thrown, form: form.id }, 'slack: a form could not be opened');
    const words = `Slack did not open the form (ref ${reference}). Press again in a moment.`;
    return { document: note(words), visibility: 'person', code: 'form-closed' };
  }
}

/** Where a form was opened; nowhere where the view does not tell. */
function originOf({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Origin {
  try {
    const origin: Origin = JSON.parse(private_metadata);
    return origin;
  } catch {
    return { channelId: NOWHERE };
  }
}

/**
 * Does what a filled form asks for. What is wrong stands at its field, where Slack still waits for the answer; all else is
 * told where the form was opened.
 */
export async function handleSubmission(
  parts: HandlerParts,
  view: ViewOutput,
  findCaller: (channelId: string) => Promise<Caller>,
  ack: AckFn<ViewResponseAction>,
): Promise<void> {
  const { typed, errors } = readForm(view.state.values);
  if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
  const late = parts.timer(ACK_MS).then(() => null);
  const origin = originOf(view);
  const working = findCaller(origin.channelId).then(async (caller) => ({
    caller,
    done: await submit(parts, view, typed, caller),
  }));
  const soon = await Promise.race([working, late]);
  const mend = soon?.done.kind === 'mend' && !soon.done.offers ? soon.done : null;
  const wrong = mend ? fieldErrors(mend.errors, view) : {};
  if (Object.keys(wrong).length > 0) return ack({ response_action: 'errors', errors: wrong });
  await ack();
  const { caller, done } = await working;
  const reply = done.kind === 'answered' ? done.reply : await done.again();
  if (origin.home !== undefined) return tellInHome(parts, caller, reply, origin.home);
  if (origin.answerTo === undefined) return tellDirectly(parts, caller, reply);
  await tellAfterForm(parts, caller, reply, origin.answerTo);
}

async function submit(
  { service, logger }: HandlerParts,
  { callback_id }: ViewOutput,
  typed: ReturnType<typeof readForm>['typed'],
  caller: Caller,
): Promise<Submitted> {
  try {
    return await service.submit(callback_id, typed, caller);
  } catch (thrown) {
    const reference = newReference();
    logger.error({ reference, err: thrown }, 'slack: a form failed');
    return { kind: 'answered', reply: faultReply(reference) };
  }
}

function fieldErrors(errors: Readonly<Record<string, string>>, { state }: ViewOutput): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => name in state.values));
}
