import { note } from '../presentation/document.ts';
import type { Form, FormInput } from '../presentation/form.ts';
import type { Managers } from '../subscriptions/managers.ts';
import type { Caller, Reply } from './command.ts';
import { about, type FieldResult } from './field-result.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused } from './replies.ts';
import { findRights } from './rights.ts';

/** The id of the form, and of the button that opens it. */
export const MANAGERS_FORM = 'managers';
/** More people than this are everyone. */
const MOST_PEOPLE = 50;

const CHOICES = [
  { value: 'makers', label: 'Admins and owners; members their own digests' },
  { value: 'people', label: 'Admins, owners and these people' },
  { value: 'everyone', label: 'Every member' },
] as const;

/** The form that says who may manage digests and sources, as it stands. */
function managersForm(managers: Managers): Form {
  const people = managers.kind === 'people' ? managers.userIds.join(',') : '';
  return {
    id: MANAGERS_FORM,
    title: 'Who may manage',
    submit: 'Save',
    fields: [
      {
        name: 'who',
        label: 'Who manages digests and sources',
        hint: 'Guests never do, unless you name them below',
        kind: 'choice',
        required: true,
        value: managers.kind,
        choices: CHOICES,
      },
      {
        name: 'people',
        label: 'These people',
        hint: 'Only for the second answer',
        kind: 'people',
        required: false,
        value: people,
        most: MOST_PEOPLE,
      },
    ],
  };
}

/** Keeps who may manage, as it was filled in. */
export async function saveManagers(
  parts: CommandParts,
  { who, people = '' }: FormInput,
  { platform, tenantId }: Caller,
): Promise<FieldResult<Reply>> {
  const userIds = people.split(',').filter((id) => /^\w{1,32}$/.test(id));
  const kind = CHOICES.find(({ value }) => value === who)?.value ?? 'makers';
  if (kind === 'people' && (userIds.length === 0 || userIds.length > MOST_PEOPLE)) {
    const advice = `Name one to ${MOST_PEOPLE} people, or choose another answer above.`;
    return about('people', { ok: false, refusal: { code: 'no-people', advice } });
  }
  const managers: Managers = kind === 'people' ? { kind, userIds } : { kind };
  await parts.managers.set(platform, tenantId, managers);
  return { ok: true, value: answer(note(`Saved. ${describeManagers(managers)}`), true) };
}

/** Who may, in a sentence or two. */
export function describeManagers(managers: Managers): string {
  switch (managers.kind) {
    case 'makers':
      return 'Every member may make digests and manage their own; admins and owners manage all digests, and the sources.';
    case 'people': {
      const { length } = managers.userIds;
      const chosen = length === 1 ? 'one person whom they chose' : `${length} people whom they chose`;
      return `Admins, owners and ${chosen} make and manage digests and sources.`;
    }
    case 'everyone':
      return 'Every member may manage all digests and sources.';
  }
}

/** The form for who may change it; else what is said instead. */
export async function openManagers(parts: CommandParts, caller: Caller): Promise<Form | Reply> {
  const rights = await findRights(parts, caller);
  if (rights.may('settings')) return managersForm(rights.managers);
  return refused(rights.refusal('Who may manage', 'settings'));
}
