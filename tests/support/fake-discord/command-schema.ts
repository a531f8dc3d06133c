import { z } from 'zod';

const name = z.string().regex(/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
const description = z.string().min(1).max(100);
const choice = z.object({ name: z.string().min(1).max(100), value: z.union([z.string().max(100), z.number()]) });

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** An option as registered; subcommands hold options of their own. */
export interface RegisteredOption {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly max_length?: number | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | undefined;
  readonly options?: readonly RegisteredOption[] | undefined;
}

const plainOption = z
  .object({
    type: z.int().min(3).max(11),
    name,
    description,
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    max_length: z.int().min(1).max(6_000).optional(),
    choices: z.array(choice).max(25).optional(),
    channel_types: z.array(z.int()).optional(),
  })
  .refine((option) => !(option.autocomplete && option.choices), 'autocomplete and choices exclude each other');

const plainOptions = z
  .array(plainOption)
  .max(25)
  .refine(
    (options) => !options.some((one, at) => one.required && at > 0 && !options[at - 1]?.required),
    'required first',
  )
  .refine((options) => new Set(options.map((option) => option.name)).size === options.length, 'names are unique');

const subcommand = z.object({ type: z.literal(SUBCOMMAND), name, description, options: plainOptions.optional() });
const group = z.object({
  type: z.literal(SUBCOMMAND_GROUP),
  name,
  description,
  options: z.array(subcommand).min(1).max(25),
});

const command = z.object({
  type: z.literal(1).default(1),
  name,
  description,
  options: z
    .union([
      plainOptions,
      z
        .array(z.union([subcommand, group]))
        .min(1)
        .max(25),
    ])
    .default([]),
  default_member_permissions: z.string().regex(/^\d+$/).nullable().default(null),
  contexts: z.array(z.int().min(0).max(2)).nullable().default(null),
  integration_types: z.array(z.int().min(0).max(1)).default([0]),
});

/** The commands of a PUT: at most 100, each name once. */
export const commandsSchema = z
  .array(command)
  .max(100)
  .refine((commands) => new Set(commands.map((one) => one.name)).size === commands.length, 'names are unique');

export type RegisteredCommand = z.infer<typeof command> & { readonly id: string };

/** A registered command as Discord gives it back, with the fields that it adds. */
export function commandJson(registered: RegisteredCommand, applicationId: string): object {
  const added = { application_id: applicationId, version: registered.id, nsfw: false, dm_permission: true };
  const localised = { name_localizations: null, description_localizations: null };
  return { ...registered, ...added, ...localised };
}
