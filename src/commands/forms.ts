import { type Block, note } from '../presentation/document.ts';
import { type Form, type FormInput, refill } from '../presentation/form.ts';
import { findRefusal } from './authorize.ts';
import { type Caller, CHANNEL_TO_JOIN, type FormRequest, type Reply, type Submitted } from './command.ts';
import { saveDigest } from './digest-add.ts';
import { changeDigest } from './digest-change.ts';
import { asOptions, changedAnswers, editDigestForm, newDigestForm } from './digest-form.ts';
import { findDraft, offerAgain } from './drafts.ts';
import type { FieldResult } from './field-result.ts';
import { MANAGERS_FORM, openManagers, saveManagers } from './managers-form.ts';
import { onDigest } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, expired, refused } from './replies.ts';
import { findSeenDigest } from './seen-digests.ts';
import { openSourceForm, SOURCE_FORM, saveSource } from './source-form.ts';

const FOLLOW = /^follow:(\w{1,40})$/;
/** The second part, where there is one, tells what stood in the form when it opened. */
const EDIT = /^digest-edit:(\d{1,9})(?::\w{12})?$/;
const NEW = 'digest-add';
const AGAIN = /^form-again:(\w{1,40})$/;
const OPENED_BY = [FOLLOW, EDIT, AGAIN, new RegExp(`^(?:${NEW}|${MANAGERS_FORM}|${SOURCE_FORM})$`)];

/** The id of the form that a button or a command opens; null where it opens none. */
export function formIdOf(request: Exclude<FormRequest, { kind: 'words' }>): string | null {
  if (request.kind === 'action') return OPENED_BY.some((form) => form.test(request.id)) ? request.id : null;
  const { path, input } = request;
  const { id, ...others } = input;
  const bare = Object.values(others).every((value) => value === undefined || value === '');
  if (path === 'sources add') return bare ? SOURCE_FORM : null;
  if (path === 'digest add') return bare && id === undefined ? NEW : null;
  return path === 'digest edit' && bare && /^\d{1,9}$/.test(String(id)) ? anyEdit(Number(id)) : null;
}

/** The form of that id as it stands for that person, or what is said instead. */
export async function openForm(parts: CommandParts, id: string, caller: Caller): Promise<Form | Reply> {
  const [, draftId] = AGAIN.exec(id) ?? [];
  const draft = draftId === undefined ? null : await findDraft(parts, draftId, caller);
  if (draft) {
    const form = await openForm(parts, draft.formId, caller);
    return 'fields' in form ? refill(form, draft.typed) : form;
  }
  if (id === MANAGERS_FORM) return openManagers(parts, caller);
  if (id === SOURCE_FORM) return openSourceForm(parts, caller);
  const [, number] = EDIT.exec(id) ?? [];
  const refusal = number
    ? await findRefusal(parts, caller, 'digest', 'digest edit', Number(number))
    : await findRefusal(parts, caller, 'add', 'digest add');
  if (refusal) return refusal;
  if (number) return openEdit(parts, id, Number(number), caller);
  const [, shownId] = FOLLOW.exec(id) ?? [];
  const shown = shownId ? await parts.findShown(shownId, caller) : null;
  if (!shown && id !== NEW) return expired();
  const zone = (await ownZone(parts, caller)) ?? '';
  return newDigestForm(id, { topic: shown?.briefing.topic ?? '', zone }, parts.defaultZone, caller);
}

async function openEdit(parts: CommandParts, id: string, number: number, caller: Caller): Promise<Form | Reply> {
  const found = await findSeenDigest(parts, caller, number);
  if (found) {
    const form = editDigestForm(found, parts.defaultZone, caller);
    return id === form.id || id === anyEdit(number) ? form : changedMeanwhile(number);
  }
  return onDigest(parts, number, String(number), caller, {}, async () => expired());
}

/** The id of the form for a digest, whatever stands there. */
function anyEdit(number: number): string {
  return `digest-edit:${number}`;
}

/** What was filled in holds all of the digest: saving it would change back what another person changed. */
function changedMeanwhile(number: number): Reply {
  const advice = `Digest ${number} was changed since you opened the form. Nothing was saved. Open it again.`;
  const { document, ...reply } = refused({ code: 'changed-meanwhile', advice });
  const row: Block = { kind: 'actions', actions: [{ id: anyEdit(number), label: 'Open it again' }] };
  return { ...reply, document: { ...document, blocks: [...document.blocks, row] } };
}

async function ownZone({ personZones }: CommandParts, { zone, platform, userId }: Caller): Promise<string | null> {
  return zone ?? (await personZones.find(platform, userId));
}

/** Does what a filled form asks for; what is wrong in it is kept as it was typed, so that the form can open again. */
export async function submitForm(
  parts: CommandParts,
  id: string,
  typed: FormInput,
  caller: Caller,
): Promise<Submitted> {
  const form = await openForm(parts, id, caller);
  if (!('fields' in form)) return { kind: 'answered', reply: form };
  const done = await submitTo(parts, form, typed, caller);
  if (done.ok) return { kind: 'answered', reply: done.value };
  const { refusal, field } = done;
  return {
    kind: 'mend',
    errors: field === null ? {} : { [field]: refusal.advice },
    code: refusal.code,
    offers: refusal.code === CHANNEL_TO_JOIN,
    again: () => offerAgain(parts, { formId: form.id, typed }, refusal, caller),
  };
}

async function submitTo(
  parts: CommandParts,
  form: Form,
  typed: FormInput,
  caller: Caller,
): Promise<FieldResult<Reply>> {
  if (form.id === MANAGERS_FORM) return saveManagers(parts, typed, caller);
  if (form.id === SOURCE_FORM) return saveSource(parts, typed, caller);
  const [, number] = EDIT.exec(form.id) ?? [];
  if (number) return submitEdit(parts, form, Number(number), typed, caller);
  return saveDigest(parts, await newOptions(parts, form, typed, caller), caller);
}

/** The zone that was filled in by itself gives way to one that is written behind the time. */
async function newOptions(parts: CommandParts, form: Form, typed: FormInput, caller: Caller) {
  const topic = form.fields.find(({ name }) => name === 'topic')?.value;
  const timezone = typed['timezone'] === (await ownZone(parts, caller)) ? undefined : typed['timezone'];
  const { 'no-mention': _none, ...options } = asOptions({ topic, ...typed, timezone });
  return options;
}

async function submitEdit(
  parts: CommandParts,
  form: Form,
  number: number,
  typed: FormInput,
  caller: Caller,
): Promise<FieldResult<Reply>> {
  const found = await parts.subscriptions.find(caller.platform, caller.tenantId, number);
  const changed = changedAnswers(form, typed);
  if (!found) return { ok: true, value: expired() };
  if (Object.keys(changed).length > 0) return changeDigest(parts, found, caller, asOptions(changed));
  return { ok: true, value: answer(note(`Digest ${number} stays as it was.`), true) };
}
