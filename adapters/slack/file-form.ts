import type { types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type FileForm, ok, type Result, refuse } from '../../src/index.ts';
import { outcomeOf } from './outcome.ts';
import { lacksScope } from './scope-advice.ts';

/** By which Slack names the form when it is sent in. */
export const FILE_FORM = 'file-form';
/** The id of its block and of the element in it. */
const INPUT = 'file';
/** Slack takes the element that asks for a file only from apps that may read files, and documents no error for others. */
const WITHOUT_SCOPE: ReadonlySet<string> = new Set(['missing_scope', 'invalid_arguments', 'invalid_blocks']);
const TOO_LATE: ReadonlySet<string> = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** What a form keeps of the command that asked for it. */
export interface FormOrigin {
  readonly path: string;
  readonly option: string;
  readonly channel: string;
  readonly responseUrl: string;
}

/** Opens a modal that asks for one file. Refuses where Slack does not open it, with what a person can do. */
export async function openFileForm(
  client: WebClient,
  triggerId: string,
  form: FileForm,
  { channel, responseUrl }: Pick<FormOrigin, 'channel' | 'responseUrl'>,
): Promise<Result<null>> {
  const origin: FormOrigin = { path: form.path, option: form.option, channel, responseUrl };
  try {
    await client.views.open({ trigger_id: triggerId, view: renderFileForm(form, origin) });
    return ok(null);
  } catch (thrown) {
    const code = thrown instanceof WebAPIPlatformError ? thrown.data.error : '';
    if (TOO_LATE.has(code)) return refuse('too-late', 'Slack waited too long for me. Type it again.', thrown);
    if (WITHOUT_SCOPE.has(code)) return lacksScope('files:read', 'ask for a file', thrown);
    const outcome = outcomeOf(thrown);
    const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
    return refuse('no-form', `Slack opened no form (${reason}). Type it again.`, thrown);
  }
}

/** Renders the modal that asks for one file. */
export function renderFileForm(form: FileForm, origin: FormOrigin): types.ModalView {
  const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });
  return {
    type: 'modal',
    callback_id: FILE_FORM,
    private_metadata: JSON.stringify(origin),
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: INPUT,
        label: plain(form.label),
        hint: plain(form.hint),
        element: { type: 'file_input', action_id: INPUT, max_files: 1 },
      },
    ],
  };
}

/** The command that a form which was sent in belongs to; null where that is none of ours. */
export function formOrigin(metadata: string): FormOrigin | null {
  try {
    const kept: Partial<Record<keyof FormOrigin, unknown>> = JSON.parse(metadata);
    const { path, option, channel, responseUrl } = kept;
    const all = [path, option, channel, responseUrl].every((part) => typeof part === 'string');
    return all ? (kept as FormOrigin) : null;
  } catch {
    return null;
  }
}

/** The first file of a form's input, as Slack describes it; undefined where there is none. */
export function uploadedFile(values: Readonly<Record<string, Readonly<Record<string, object>>>>): unknown {
  const input = values[INPUT]?.[INPUT];
  const files: unknown = input !== undefined && 'files' in input ? input.files : undefined;
  return Array.isArray(files) ? files[0] : undefined;
}
