import { refuse } from '../kernel/errors.ts';
import type { Form, FormInput } from '../presentation/form.ts';
import { findRefusal } from './authorize.ts';
import type { Caller, Reply } from './command.ts';
import { about, type FieldResult } from './field-result.ts';
import type { CommandParts } from './parts.ts';
import { askForSource, LONGEST_ADDRESS, presentFollowed } from './sources-add.ts';

/** The id of the form, and of the button that opens it. */
export const SOURCE_FORM = 'sources-add';

/** The button that opens the form. */
export const ADD_SOURCE = { id: SOURCE_FORM, label: 'Add source' } as const;

const FORM: Form = {
  id: SOURCE_FORM,
  title: 'Add a source',
  submit: 'Add',
  fields: [
    {
      name: 'url',
      label: 'Address',
      hint: 'Of a feed, or of a site that has one',
      kind: 'text',
      required: true,
      placeholder: 'https://…',
      maxLength: LONGEST_ADDRESS,
    },
  ],
};

/** The form for who may add sources; else what is said instead. */
export async function openSourceForm(parts: CommandParts, caller: Caller): Promise<Form | Reply> {
  return (await findRefusal(parts, caller, 'all', 'sources add')) ?? FORM;
}

/** Follows the feed at the address that was filled in; refuses, at that, what leads to no feed or to several. */
export async function saveSource(parts: CommandParts, { url }: FormInput, caller: Caller): Promise<FieldResult<Reply>> {
  const added = await askForSource(parts, url, caller);
  if (!added.ok) return about('url', added);
  if (added.value.kind === 'followed') return { ok: true, value: presentFollowed(added.value, caller) };
  const { feeds } = added.value;
  const names = feeds.map((feed) => feed.url).join(' · ');
  return about('url', refuse('which', `That page names ${feeds.length} feeds. Give the address of one: ${names}`));
}
