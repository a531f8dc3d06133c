/** What every question of a form has. */
interface Asked {
  /** The name of its answer in what is submitted. */
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** Small print beside it, at most 100 characters. */
  readonly hint?: string;
  readonly required: boolean;
  /** May be left out where a platform's forms have no room: then what stood before stays. */
  readonly spare?: true;
}

/** One thing to choose; `value` has no comma. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One question of a form; `value` is what stands there when it opens. */
export type Field = Asked &
  (
    | { readonly kind: 'text'; readonly value?: string; readonly placeholder?: string; readonly maxLength: number }
    /** A channel of the same server or workspace, by its id; without one it is where the form opens. */
    | { readonly kind: 'channel'; readonly value?: string }
    /** A role or user group, by its id. */
    | { readonly kind: 'role'; readonly value?: string }
    | {
        readonly kind: 'choice';
        readonly value: string;
        readonly choices: readonly Choice[];
      }
    /** At most so many people of the server or workspace: their ids, as `joinChosen` has them. */
    | { readonly kind: 'people'; readonly value: string; readonly most: number }
    /** Any of several: what stands there and what is answered are the values of those that are chosen, as `joinChosen` has it. */
    | { readonly kind: 'choices'; readonly value: string; readonly choices: readonly Choice[] }
  );

/** A form to fill in, without a platform. */
export interface Form {
  /** At most 90 ASCII characters; comes back with what is submitted, also after a restart. */
  readonly id: string;
  readonly title: string;
  /** The label of the button that submits it, at most 24 characters. */
  readonly submit: string;
  readonly fields: readonly Field[];
}

/** What was submitted, by the names of the fields; a field that was not shown is absent, an emptied one is ''. */
export type FormInput = Readonly<Record<string, string | undefined>>;

/** The form with what was typed in place of what stood there. */
export function refill(form: Form, typed: FormInput): Form {
  return { ...form, fields: form.fields.map((field) => refillField(field, typed[field.name])) };
}

/** The answer to a question of which several things were chosen, in whatever order. */
export function joinChosen(values: readonly string[]): string {
  return values.toSorted().join(',');
}

function refillField(field: Field, typed: string | undefined): Field {
  if (typed === undefined) return field;
  if (field.kind !== 'choice') return { ...field, value: typed };
  return field.choices.some(({ value }) => value === typed) ? { ...field, value: typed } : field;
}
