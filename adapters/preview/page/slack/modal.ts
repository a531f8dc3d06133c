import type { ModalLook, Question } from '../form-dialog.ts';
import { type Asked, checkQuestion, fileQuestion, selectQuestion, textQuestion } from '../inputs.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { HERE, YOU } from '../places.ts';

/** Reads a view's payload as what is shown, and answers as Slack does. */
export function readView(payload: Json): ModalLook {
  const blocks = listIn(payload, 'blocks').filter(({ type }) => type === 'input');
  const questions = blocks.map(readInput);
  return {
    title: labelOf(payload, 'title'),
    submit: labelOf(payload, 'submit') || 'Submit',
    questions,
    file: () => questions.map(({ input }) => input).find(isFileInput)?.files?.[0],
    submitted: () => ({
      callback_id: payload['callback_id'],
      private_metadata: payload['private_metadata'],
      state: {
        values: Object.fromEntries(
          blocks.map((block, index) => {
            const action = textIn(objectIn(block, 'element'), 'action_id');
            return [textIn(block, 'block_id'), { [action]: questions[index]?.read() }];
          }),
        ),
      },
    }),
  };
}

function readInput(block: Json): Question {
  const element = objectIn(block, 'element');
  const type = textIn(element, 'type');
  const asked: Asked = {
    name: textIn(block, 'block_id'),
    label: labelOf(block, 'label'),
    hint: labelOf(block, 'hint'),
    required: block['optional'] !== true,
  };
  switch (type) {
    case 'static_select':
      return selectQuestion(asked, choicesOf(element), 'Nothing', ([value]) => ({
        type,
        selected_option: value === undefined ? null : { value },
      }));
    case 'conversations_select': {
      const chosen =
        element['default_to_current_conversation'] === true || element['initial_conversation'] === HERE.value;
      return selectQuestion(asked, [{ ...HERE, chosen }], 'None', ([value]) => ({
        type,
        selected_conversation: value,
      }));
    }
    case 'multi_users_select':
      return selectQuestion(asked, [{ ...YOU, chosen: false }], 'Nobody', (users) => ({ type, selected_users: users }));
    case 'checkboxes':
      return checkQuestion(asked, choicesOf(element), (values) => ({
        type,
        selected_options: values.map((value) => ({ value })),
      }));
    case 'file_input':
      return fileQuestion(asked, () => ({ type, files: [] }));
    default: {
      const value = textIn(element, 'initial_value');
      const given = { value, placeholder: labelOf(element, 'placeholder'), maxLength: element['max_length'] };
      return textQuestion(asked, given, (typed) =>
        type === 'rich_text_input' ? { type, rich_text_value: richText(typed) } : { type, value: typed },
      );
    }
  }
}

function isFileInput(input: HTMLElement): input is HTMLInputElement {
  return input instanceof HTMLInputElement && input.type === 'file';
}

function richText(typed: string): object {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: typed }] };
  return { type: 'rich_text', elements: [section] };
}

function labelOf(payload: Json, name: string): string {
  return textIn(objectIn(payload, name), 'text');
}

function choicesOf(element: Json) {
  const initial = [objectIn(element, 'initial_option'), ...listIn(element, 'initial_options')];
  const chosen = new Set(initial.map((option) => textIn(option, 'value')));
  return listIn(element, 'options').map((option) => {
    const value = textIn(option, 'value');
    return { value, label: labelOf(option, 'text'), chosen: chosen.has(value) };
  });
}
