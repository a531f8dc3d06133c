import { z } from 'zod';
import { type FormInput, joinChosen } from '../../src/index.ts';

const optionSchema = z.object({ value: z.string() });
const leafSchema = z.object({ type: z.string(), text: z.string().optional(), usergroup_id: z.string().optional() });
const sectionSchema = z.object({ elements: z.array(leafSchema) });
/** A list has sections in it. */
const partSchema = z.object({ elements: z.array(z.union([sectionSchema, leafSchema])) });
const answerSchema = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
  rich_text_value: z.object({ elements: z.array(partSchema) }).nullish(),
});

/** What is read of the values of a modal that was sent in: by block, and in it by question. */
export const answersSchema = z.record(z.string(), z.record(z.string(), answerSchema));

type Answer = z.infer<typeof answerSchema>;

/** What was filled in, by the names of the questions, and what Slack's own form could not check. */
export function readForm(values: Readonly<Record<string, Readonly<Record<string, Answer>>>>): {
  readonly typed: FormInput;
  readonly errors: Readonly<Record<string, string>>;
} {
  const typed: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const [name, block] of Object.entries(values)) {
    const answer = readAnswer(block[name]);
    if (answer === null) errors[name] = 'Type @ and pick a user group, or leave it empty.';
    else typed[name] = answer;
  }
  return { typed, errors };
}

/** Null for words where a user group was asked for. */
function readAnswer(answer: Answer | undefined): string | null {
  switch (answer?.type) {
    case 'conversations_select':
      return answer.selected_conversation ?? '';
    case 'checkboxes':
      return joinChosen((answer.selected_options ?? []).map(({ value }) => value));
    case 'multi_users_select':
      return joinChosen(answer.selected_users ?? []);
    case 'static_select':
      return answer.selected_option?.value ?? '';
    case 'rich_text_input':
      return groupOf(answer.rich_text_value);
    default:
      return answer?.value ?? '';
  }
}

/** The first user group in what was typed; '' where nothing was, null where something else was. */
function groupOf(typed: Answer['rich_text_value']): string | null {
  const leaves = (typed?.elements ?? [])
    .flatMap((part) => part.elements)
    .flatMap((inner) => ('elements' in inner ? inner.elements : [inner]));
  const group = leaves.find(({ usergroup_id: id }) => id !== undefined)?.usergroup_id;
  if (group !== undefined) return group;
  return leaves.every(({ type, text }) => type === 'text' && text?.trim() === '') ? '' : null;
}
