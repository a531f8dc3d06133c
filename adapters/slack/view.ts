import type { types } from '@slack/bolt';
import type { Field, Form } from '../../src/index.ts';
import { isChannelId, isPersonId, isUserGroupId } from './escape.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './render-block.ts';

/** Renders a form as a modal; `metadata` comes back with what is submitted. */
export function renderForm(form: Form, metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: metadata,
    title: plainText(form.title, LIMITS.viewTitle),
    submit: plainText(form.submit, LIMITS.viewTitle),
    close: plainText('Cancel', LIMITS.viewTitle),
    blocks: form.fields.map(renderField),
  };
}

/** Block and action are both called by the question's name: errors are told by block, answers read by action. */
function renderField(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: plainText(field.label, LIMITS.inputLabel),
    ...(field.hint !== undefined && { hint: plainText(field.hint, LIMITS.inputLabel) }),
    element: { ...renderInput(field), action_id: field.name },
  };
}

function renderInput(field: Field): types.InputBlock['element'] {
  switch (field.kind) {
    case 'text': {
      const value = field.value?.slice(0, field.maxLength);
      return {
        type: 'plain_text_input',
        max_length: field.maxLength,
        ...(value && { initial_value: value }),
        ...(field.placeholder !== undefined && { placeholder: plainText(field.placeholder, LIMITS.placeholder) }),
      };
    }
    case 'channel': {
      const { value } = field;
      const known = value !== undefined && isChannelId(value);
      const first = known ? { initial_conversation: value } : { default_to_current_conversation: true };
      const direct: 'im'[] = known && !value.startsWith('D') ? [] : ['im'];
      return { type: 'conversations_select', filter: { include: ['public', 'private', ...direct] }, ...first };
    }
    case 'role':
      return {
        type: 'rich_text_input',
        placeholder: plainText('@ and the name of a user group', LIMITS.placeholder),
        ...(field.value && isUserGroupId(field.value) && groupIn(field.value)),
      };
    case 'people': {
      const chosen = field.value.split(',').filter(isPersonId);
      const first = chosen.length > 0 ? { initial_users: chosen } : {};
      return { type: 'multi_users_select', max_selected_items: field.most, ...first };
    }
    case 'choice': {
      const options = field.choices.map(({ value, label }) => ({ text: plainText(label, LIMITS.option), value }));
      const chosen = options.find(({ value }) => value === field.value);
      return { type: 'static_select', options, ...(chosen && { initial_option: chosen }) };
    }
    case 'choices': {
      const options = field.choices.map(({ value, label }) => ({ text: plainText(label, LIMITS.option), value }));
      const chosen = options.filter(({ value }) => field.value.split(',').includes(value));
      return { type: 'checkboxes', options, ...(chosen.length > 0 && { initial_options: chosen }) };
    }
  }
}

/** Slack has no menu of user groups: people type @ and pick one, which needs no scope. */
function groupIn(id: string): { initial_value: types.RichTextBlock } {
  const section = { type: 'rich_text_section' as const, elements: [{ type: 'usergroup' as const, usergroup_id: id }] };
  return { initial_value: { type: 'rich_text', elements: [section] } };
}
