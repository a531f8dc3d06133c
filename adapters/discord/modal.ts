import { ComponentType, type ModalSubmitFields } from 'discord.js';
import { type Field, type Form, type FormInput, joinChosen } from '../../src/index.ts';
import { POSTABLE } from './commands.ts';
import { clip } from './layout.ts';
import { LIMITS } from './limits.ts';

/** A form as Discord shows it. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Label[];
}

interface Label {
  readonly type: ComponentType.Label;
  readonly label: string;
  readonly description?: string;
  readonly component: object;
}

/**
 * Renders a form. Outside a server there are no channels and roles to choose from; of more questions than a modal holds,
 * those that may be spared are left out.
 */
export function renderForm(form: Form, inServer: boolean): Modal {
  const askable = form.fields.filter(({ kind }) => inServer || (kind !== 'channel' && kind !== 'role'));
  const room = LIMITS.modalComponents;
  const fields = askable.length <= room ? askable : askable.filter(({ spare }) => !spare);
  if (fields.length > room) throw new RangeError(`a form has more questions than a modal holds: ${form.id}`);
  const title = clip(form.title, LIMITS.modalTitle);
  return { custom_id: form.id, title, components: fields.map(renderField) };
}

function renderField(field: Field): Label {
  return {
    type: ComponentType.Label,
    label: clip(field.label, LIMITS.modalLabel),
    ...(field.hint !== undefined && { description: clip(field.hint, LIMITS.modalDescription) }),
    component: { custom_id: field.name, ...renderInput(field) },
  };
}

function renderInput(field: Field): object {
  const { required } = field;
  switch (field.kind) {
    case 'text': {
      const value = field.value ? { value: field.value.slice(0, field.maxLength) } : {};
      const placeholder = field.placeholder === undefined ? {} : { placeholder: field.placeholder };
      return {
        type: ComponentType.TextInput,
        style: 1,
        required,
        max_length: field.maxLength,
        ...value,
        ...placeholder,
      };
    }
    case 'channel': {
      const chosen = field.value ? { default_values: [{ id: field.value, type: 'channel' }] } : {};
      const counts = { min_values: required ? 1 : 0, max_values: 1 };
      return { type: ComponentType.ChannelSelect, channel_types: POSTABLE, required, ...counts, ...chosen };
    }
    case 'role': {
      const chosen = field.value ? { default_values: [{ id: field.value, type: 'role' }] } : {};
      return { type: ComponentType.RoleSelect, required, min_values: required ? 1 : 0, max_values: 1, ...chosen };
    }
    case 'people': {
      const chosen = field.value
        .split(',')
        .filter(Boolean)
        .map((id) => ({ id, type: 'user' }));
      const counts = { min_values: required ? 1 : 0, max_values: Math.min(field.most, LIMITS.people) };
      const first = chosen.length > 0 ? { default_values: chosen } : {};
      return { type: ComponentType.UserSelect, required, ...counts, ...first };
    }
    case 'choice': {
      const options = field.choices.map((choice) => ({ ...choice, default: choice.value === field.value }));
      return { type: ComponentType.StringSelect, required, options };
    }
    case 'choices': {
      const chosen = field.value.split(',');
      const options = field.choices.map((choice) => ({ ...choice, default: chosen.includes(choice.value) }));
      return { type: ComponentType.CheckboxGroup, required, min_values: required ? 1 : 0, options };
    }
  }
}

/** What was filled in, by the names of the questions that were shown. */
export function readForm({ fields }: Pick<ModalSubmitFields, 'fields'>): FormInput {
  return Object.fromEntries(fields.map((field, name): [string, string] => [name, readAnswer(field)]));
}

/** The answer to one question: what was typed, or what was chosen. */
export function readAnswer(field: object): string {
  if ('values' in field && Array.isArray(field.values)) return joinChosen(field.values);
  return 'value' in field ? String(field.value ?? '') : '';
}
