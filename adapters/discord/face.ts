import { z } from 'zod';
import type { Document, Form, FormInput, ReplyFile } from '../../src/index.ts';
import { EPHEMERAL } from './answer.ts';
import { attach } from './attach.ts';
import { actionId } from './layout.ts';
import { readAnswer, renderForm } from './modal.ts';
import { renderDocument } from './render.ts';
import { checkToken } from './token-check.ts';

const pressedSchema = z.object({ type: z.literal(2), custom_id: z.string() });
const submittedSchema = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({
      component: z.object({
        custom_id: z.string(),
        value: z.string().optional(),
        values: z.array(z.string()).optional(),
      }),
    }),
  ),
});

/** How an answer is shown: to the person alone or to all, and with which file. */
interface Showing {
  readonly onlyPerson: boolean;
  readonly file?: ReplyFile | undefined;
}

/** What is Discord's own of an answer, for who shows it without Discord: no request is made but by `check`. */
export function createDiscordFace(apiUrl: string | undefined) {
  return {
    /** The messages of a digest in order, but for the nonce with which each is posted. */
    renderPost: (document: Document): readonly object[] => renderDocument(document),
    /** The messages in order, as a command or a button is answered. */
    render: (document: Document, { onlyPerson, file }: Showing): readonly object[] =>
      attach(renderDocument(document), file).map(({ payload }) =>
        onlyPerson ? { ...payload, flags: payload.flags | EPHEMERAL } : payload,
      ),
    /** The modal, as it would be opened in a server. */
    renderForm: (form: Form): object => renderForm(form, true),
    /** The id of the action that a button of such a message means; null for what is no such button. */
    actionOf(pressed: unknown): string | null {
      const button = pressedSchema.safeParse(pressed);
      return button.success ? actionId(button.data.custom_id) : null;
    },
    /** What was filled into such a modal, as Discord sends it; null for what is none. */
    readForm(submitted: unknown): { readonly formId: string; readonly typed: FormInput } | null {
      const modal = submittedSchema.safeParse(submitted);
      if (!modal.success) return null;
      const { custom_id: formId, components } = modal.data;
      const typed = Object.fromEntries(
        components.map(({ component }) => [component.custom_id, readAnswer(component)] as const),
      );
      return { formId, typed };
    },
    check: (token: string) => checkToken(token, apiUrl),
  };
}
