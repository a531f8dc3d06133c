import { z } from 'zod';

/** Discord's modals, from its component reference: a modal has one to five labels, each with one input. */
const customId = z.string().min(1).max(100);
const select = {
  custom_id: customId,
  required: z.boolean().optional(),
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
};
const snowflake = z.string().regex(/^\d{1,20}$/);
const chosen = (type: string) => z.array(z.strictObject({ id: snowflake, type: z.literal(type) })).max(25);
const option = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  default: z.boolean().optional(),
});

const input = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal(4),
    custom_id: customId,
    style: z.literal([1, 2]),
    required: z.boolean().optional(),
    min_length: z.int().min(0).max(4_000).optional(),
    max_length: z.int().min(1).max(4_000).optional(),
    value: z.string().min(1).max(4_000).optional(),
    placeholder: z.string().min(1).max(100).optional(),
  }),
  z.strictObject({ type: z.literal(3), ...select, options: z.array(option).min(1).max(25) }),
  z.strictObject({ type: z.literal(6), ...select, default_values: chosen('role').optional() }),
  z.strictObject({
    type: z.literal(8),
    ...select,
    channel_types: z.array(z.int()).optional(),
    default_values: chosen('channel').optional(),
  }),
  z.strictObject({
    type: z.literal(22),
    custom_id: customId,
    required: z.boolean().optional(),
    min_values: z.int().min(0).max(10).optional(),
    max_values: z.int().min(1).max(10).optional(),
    options: z.array(option).min(1).max(10),
  }),
]);

const modal = z.strictObject({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(
      z.strictObject({
        type: z.literal(18),
        label: z.string().min(1).max(45),
        description: z.string().min(1).max(100).optional(),
        component: input,
      }),
    )
    .min(1)
    .max(5)
    .refine((labels) => new Set(labels.map((label) => label.component.custom_id)).size === labels.length, 'twice'),
});

/** A modal that Discord shows. */
export type FakeModal = z.infer<typeof modal>;
type Input = z.infer<typeof input>;

/** The modal, or what is wrong with it. */
export function checkModal(given: unknown): FakeModal | { readonly issues: unknown } {
  const parsed = modal.safeParse(given);
  if (!parsed.success) return { issues: parsed.error.issues };
  const wrong = parsed.data.components.map(({ component }) => component).filter((one) => !fits(one));
  return wrong.length > 0 ? { issues: wrong } : parsed.data;
}

/** What stands in an input must be what could be typed or chosen there. */
function fits(one: Input): boolean {
  if (one.type === 4) return (one.value ?? '').length <= (one.max_length ?? 4_000);
  if (one.type === 22) return one.required === false || (one.min_values ?? 1) > 0;
  if (one.type === 3) return one.options.filter((choice) => choice.default).length <= (one.max_values ?? 1);
  return !('default_values' in one) || (one.default_values ?? []).length <= (one.max_values ?? 1);
}

/** What people fill in, by question: text, ids or values chosen, with commas between. What is not named stays as it stands. */
export type Filled = Readonly<Record<string, string>>;

/** The components of a submitted modal, as Discord sends them: what may not be sent is a mistake of the test. */
export function submittedComponents({ components }: FakeModal, filled: Filled): object[] {
  const unknown = Object.keys(filled).filter((name) => components.every((label) => label.component.custom_id !== name));
  if (unknown.length > 0) throw new Error(`the form does not ask for ${unknown.join(', ')}`);
  return components.map(({ component }, index) => ({
    type: 18,
    id: index * 2 + 1,
    component: {
      type: component.type,
      id: index * 2 + 2,
      custom_id: component.custom_id,
      ...answerTo(component, filled),
    },
  }));
}

/** What Discord tells of the channels and roles that were chosen. */
export function resolvedIn({ components }: FakeModal, filled: Filled): object {
  const chosen = (type: number) =>
    components.flatMap(({ component }) => {
      const values = component.type === type ? answerTo(component, filled) : {};
      return 'values' in values && Array.isArray(values.values)
        ? values.values.map((id) => [id, { id, name: 'x', type: 0 }])
        : [];
    });
  return { channels: Object.fromEntries(chosen(8)), roles: Object.fromEntries(chosen(6)) };
}

function answerTo(one: Input, filled: Filled): object {
  const given = filled[one.custom_id];
  if (one.type === 4) {
    const value = given ?? one.value ?? '';
    if (value.length > (one.max_length ?? 4_000) || (one.required !== false && value === '')) {
      throw new Error(`Discord would not send ${one.custom_id}`);
    }
    return { value };
  }
  const standing =
    one.type === 3 || one.type === 22 ? one.options.filter((choice) => choice.default).map(({ value }) => value) : [];
  const before = 'default_values' in one ? (one.default_values ?? []).map(({ id }) => id) : standing;
  const values = given === undefined ? before : given.split(',').filter(Boolean);
  if (values.length < (one.required === false ? 0 : 1)) throw new Error(`${one.custom_id} is required`);
  return { values };
}
