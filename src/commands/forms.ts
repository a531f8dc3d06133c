import { createHash } from 'node:crypto';
import { note } from '../presentation/document.ts';
import { type Form, type FormInput, refill } from '../presentation/form.ts';
import type { Caller, FormRequest, Reply, Submitted } from './command.ts';
import { saveDigest } from './digest-add.ts';
import { changeDigest } from './digest-change.ts';
import { asOptions, changedAnswers, editDigestForm, newDigestForm } from './digest-form.ts';
import type { FieldResult } from './field-result.ts';
import { onDigest } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, expired, notAllowed, refused } from './replies.ts';

const FOLLOW = /^follow:(\w{1,40})$/;
const EDIT = /^digest-edit:(\d{1,9})$/;
const NEW = 'digest-add';
const AGAIN = /^form-again:(\w{1,40})$/;

/** The id of the form that a button or a command opens; null where it opens none. */
export function formIdOf(request: Exclude<FormRequest, { kind: 'words' }>): string | null {
  if (request.kind === 'action') return [FOLLOW, EDIT, AGAIN].some((form) => form.test(request.id)) ? request.id : null;
  const { path, input } = request;
  const { id, ...others } = input;
  const bare = Object.values(others).every((value) => value === undefined || value === '');
  if (path === 'digest add') return bare && id === undefined ? NEW : null;
  return path === 'digest edit' && bare && /^\d{1,9}$/.test(String(id)) ? `digest-edit:${Number(id)}` : null;
}

/** The form of that id as it stands for that person, or what is said instead. */
export async function openForm(parts: CommandParts, id: string, caller: Caller): Promise<Form | Reply> {
  const [, draftId] = AGAIN.exec(id) ?? [];
  const draft = draftId === undefined ? null : readDraft(await parts.drafts.find(draftId, caller));
  if (draft) {
    const form = await openForm(parts, draft.formId, caller);
    return 'fields' in form ? refill(form, draft.typed) : form;
  }
  const [, number] = EDIT.exec(id) ?? [];
  if (!caller.mayManage) return notAllowed(number ? 'digest edit' : 'digest add', caller);
  if (number) return openEdit(parts, id, Number(number), caller);
  const [, shownId] = FOLLOW.exec(id) ?? [];
  const shown = shownId ? await parts.findShown(shownId, caller) : null;
  if (!shown && id !== NEW) return expired();
  const zone = (await ownZone(parts, caller)) ?? '';
  return newDigestForm(id, { topic: shown?.briefing.topic ?? '', zone }, parts.defaultZone, caller);
}

async function openEdit(parts: CommandParts, id: string, number: number, caller: Caller): Promise<Form | Reply> {
  const found = await parts.subscriptions.find(caller.platform, caller.tenantId, number);
  if (found) return editDigestForm(id, found, parts.defaultZone, caller);
  return onDigest(parts, number, String(number), caller, {}, async () => expired());
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
  const [, number] = EDIT.exec(form.id) ?? [];
  const done = number
    ? await submitEdit(parts, form, Number(number), typed, caller)
    : await saveDigest(parts, await newOptions(parts, form, typed, caller), caller);
  if (done.ok) return { kind: 'answered', reply: done.value };
  const { refusal, field } = done;
  const again = async (): Promise<Reply> => {
    const draft = JSON.stringify({ formId: form.id, typed });
    const draftId = createHash('sha256').update(draft).digest('hex').slice(0, 24);
    await parts.drafts.keep(draftId, caller, draft, parts.clock.now());
    const { document, ...reply } = refused(refusal);
    const actions = [{ id: `form-again:${draftId}`, label: 'Try again' }];
    return { ...reply, document: { ...document, blocks: [...document.blocks, { kind: 'actions', actions }] } };
  };
  return { kind: 'mend', errors: field === null ? {} : { [field]: refusal.advice }, code: refusal.code, again };
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

function readDraft(json: string | null): { readonly formId: string; readonly typed: FormInput } | null {
  return json === null ? null : JSON.parse(json);
}
