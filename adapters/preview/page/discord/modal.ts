import type { ModalLook, Question } from '../form-dialog.ts';
import { type Asked, checkQuestion, selectQuestion, textQuestion } from '../inputs.ts';
import { type Json, listIn, objectIn, textIn } from '../json.ts';
import { HERE, YOU } from '../places.ts';

/** Reads a modal's payload as what is shown, and answers as Discord does. */
export function readModal(payload: Json): ModalLook {
  const questions = listIn(payload, 'components').map(readLabel);
  return {
    title: textIn(payload, 'title'),
    submit: 'Submit',
    questions,
    submitted: () => ({
      custom_id: payload['custom_id'],
      components: questions.map((question) => ({ component: question.read() })),
    }),
  };
}

function readLabel(label: Json): Question {
  const component = objectIn(label, 'component');
  const { type, custom_id } = component;
  const asked: Asked = {
    name: String(custom_id),
    label: textIn(label, 'label'),
    hint: textIn(label, 'description'),
    required: component['required'] !== false,
  };
  const chosen = (values: string[]) => ({ type, custom_id, values });
  const first = listIn(component, 'default_values').map((one) => textIn(one, 'id'));
  switch (type) {
    case 3:
      return selectQuestion(asked, choicesOf(component), 'Nothing', chosen);
    case 8:
      return selectQuestion(asked, [{ ...HERE, chosen: first.includes(HERE.value) }], 'This channel', chosen);
    case 6:
      return selectQuestion(asked, [], 'There are no roles here', chosen);
    case 5:
      return selectQuestion(asked, [{ ...YOU, chosen: first.includes(YOU.value) }], 'Nobody', chosen);
    case 22:
      return checkQuestion(asked, choicesOf(component), chosen);
    default: {
      const value = textIn(component, 'value');
      const given = { value, placeholder: textIn(component, 'placeholder'), maxLength: component['max_length'] };
      return textQuestion(asked, given, (typed) => ({ type, custom_id, value: typed }));
    }
  }
}

function choicesOf(component: Json) {
  return listIn(component, 'options').map((option) => ({
    value: textIn(option, 'value'),
    label: textIn(option, 'label'),
    chosen: option['default'] === true,
  }));
}
