import type { AckFn, RespondFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
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
import type { ResponseExtra } from './answer.ts';
import { answer, type HandlerParts } from './answering.ts';
import { type FormPlace, tellAfterForm } from './tell.ts';
import { readForm, renderForm } from './view.ts';

/** Slack waits three seconds for what a submitted form is answered with; what takes longer is told as a message. */
const ACK_MS = 2_000;

/** Where someone asked: a form that opens there is answered there. */
interface Place {
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly respond: RespondFn;
  readonly extra: ResponseExtra;
}

/** Opens the form that was asked for, or says why not; false where none was. */
export async function opensForm(
  parts: HandlerParts,
  caller: Caller,
  request: FormRequest,
  place: Place,
): Promise<boolean> {
  const opening = parts.service.form(request, caller);
  if (opening === null) return false;
  const opened = await opening;
  const said = 'fields' in opened ? await openView(parts, caller, opened, place) : opened;
  if (said !== null) await answer(parts, caller, 'form', async () => said, place.respond, place.extra);
  return true;
}

/** Null when it is open. */
async function openView(
  { client, logger }: HandlerParts,
  { channelId }: Caller,
  form: Form,
  { triggerId: trigger_id, responseUrl, extra }: Place,
): Promise<Reply | null> {
  const thread = extra.thread_ts === undefined ? {} : { thread: extra.thread_ts };
  const metadata: Metadata = { channelId, responseUrl, ...thread };
  try {
    await client.views.open({ trigger_id, view: renderForm(form, JSON.stringify(metadata)) });
    return null;
  } catch (thrown) {
    const reference = newReference();
    logger.error({ reference, err: thrown, form: form.id }, 'slack: a form could not be opened');
    const words = `Slack did not open the form (ref ${reference}). Press again in a moment.`;
    return { document: note(words), visibility: 'person', code: 'form-closed' };
  }
}

/** Where a form was opened, as the view carries it. */
interface Metadata extends FormPlace {
  readonly channelId: string;
}

/** Where a form was opened; '' where the view does not tell. */
function placeOf({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Metadata {
  try {
    const metadata: Metadata = JSON.parse(private_metadata);
    return metadata;
  } catch {
    return { channelId: '', responseUrl: '' };
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
  const working = findCaller(placeOf(view).channelId).then(async (caller) => ({
    caller,
    done: await submit(parts, view, typed, caller),
  }));
  const soon = await Promise.race([working, late]);
  const wrong = soon?.done.kind === 'mend' ? fieldErrors(soon.done.errors, view) : {};
  if (Object.keys(wrong).length > 0) return ack({ response_action: 'errors', errors: wrong });
  await ack();
  const { caller, done } = await working;
  const reply = done.kind === 'answered' ? done.reply : await done.again();
  await tellAfterForm(parts, caller, reply, placeOf(view));
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
