import { z } from 'zod';
import { type Document, type FileForm, type Form, type FormInput, silentLogger } from '../../src/index.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { clientOptionsFor } from './client-options.ts';
import { createManifest } from './commands.ts';
import { FILE_FORM, formOrigin, renderFileForm } from './file-form.ts';
import { answersSchema, readForm } from './read-form.ts';
import { renderMessages } from './render.ts';
import { checkTokens } from './token-check.ts';
import { renderForm } from './view.ts';

const pressedSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('button'), value: z.string() }),
  z.object({ type: z.literal('overflow'), selected_option: z.object({ value: z.string() }) }),
]);
const submittedSchema = z.object({
  callback_id: z.string(),
  state: z.object({ values: answersSchema }),
});
const fileViewSchema = z.object({ callback_id: z.literal(FILE_FORM), private_metadata: z.string() });

/** What is Slack's own of an answer, for who shows it without Slack: no request is made but by `check`. */
export function createSlackFace(apiUrl: string | undefined) {
  // A token that is only tried must not come into the log.
  const options = clientOptionsFor(apiUrl, createBoltLogger(silentLogger));
  return {
    /** The messages of a digest in order. */
    renderPost: (document: Document): readonly object[] => renderMessages(document),
    /** The messages in order, as a command or a button is answered. */
    render: (document: Document, { onlyPerson }: { readonly onlyPerson: boolean }): readonly object[] =>
      renderMessages(document).map((message) => ({
        ...message,
        response_type: onlyPerson ? 'ephemeral' : 'in_channel',
      })),
    /** The modal, as it would be opened. */
    renderForm: (form: Form): object => renderForm(form, ''),
    /** The modal that asks for a file, as it would be opened. */
    renderFileForm(form: FileForm): object {
      const { path, option } = form;
      return renderFileForm(form, { path, option, channel: '', responseUrl: '' });
    },
    /** The command and its option that such a modal, sent in, belongs to; null for another. */
    readFileForm(submitted: unknown): { readonly path: string; readonly option: string } | null {
      const view = fileViewSchema.safeParse(submitted);
      return view.success ? formOrigin(view.data.private_metadata) : null;
    },
    /** The id of the action that a button of such a message means, or what was chosen from its menu; null for what is neither. */
    actionOf(pressed: unknown): string | null {
      const action = pressedSchema.safeParse(pressed);
      if (!action.success) return null;
      return action.data.type === 'button' ? action.data.value : action.data.selected_option.value;
    },
    /** What was filled into such a modal, as Slack sends it, with what is wrong by question; null for what is none. */
    readForm(submitted: unknown): {
      readonly formId: string;
      readonly typed: FormInput;
      readonly errors: Readonly<Record<string, string>>;
    } | null {
      const view = submittedSchema.safeParse(submitted);
      if (!view.success) return null;
      return { formId: view.data.callback_id, ...readForm(view.data.state.values) };
    },
    /** The manifest to make the app from, and the address that opens with it filled in. */
    manifest() {
      const json = JSON.stringify(createManifest(), null, 2);
      const query = new URLSearchParams({ new_app: '1', manifest_json: JSON.stringify(createManifest()) });
      return { json, createUrl: `https://api.slack.com/apps?${query}` };
    },
    check: (tokens: { readonly botToken: string; readonly appToken: string }) => checkTokens(tokens, options),
  };
}
