import { z } from 'zod';

/** Small letters wherever the script has any (reference, application command naming). */
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase(), 'in small letters');
const description = z.string().min(1).max(100);
/** Discord's locales (reference, locales). */
const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
const localized = (text: z.ZodType<string>) => z.partialRecord(z.enum(LOCALES), text).nullish();
const names = { name, name_localizations: localized(name) };
const described = { ...names, description, description_localizations: localized(description) };
const choiceName = z.string().min(1).max(100);
const choice = z.object({
  name: choiceName,
  name_localizations: localized(choiceName),
  value: z.union([z.string().max(100), z.number()]),
});
/** Characters of one command with its options and choices; of each text the longest language counts. */
const MOST_CHARACTERS = 8_000;

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
/** The type of a command that stands in the menu of each message. */
export const MESSAGE = 3;

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

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | undefined>> | null | undefined;
}

function unique(siblings: readonly Named[]): boolean {
  return ['en-US', ...LOCALES].every((locale) => {
    const shown = siblings.map((one) => one.name_localizations?.[locale] ?? one.name);
    return new Set(shown).size === shown.length;
  });
}

/** The characters that count towards a command's size, with those of everything within. */
function charactersOf(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, one) => sum + charactersOf(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  const fields: Readonly<Record<string, unknown>> = { ...part };
  const longest = (field: string) => {
    const told = [fields[field], ...Object.values({ ...(fields[`${field}_localizations`] as object | null) })];
    return Math.max(0, ...told.map((text) => (typeof text === 'string' ? text.length : 0)));
  };
  const own = longest('name') + longest('description') + String(fields['value'] ?? '').length;
  return own + charactersOf(fields['options']) + charactersOf(fields['choices']);
}

const plainOption = z
  .object({
    type: z.int().min(3).max(11),
    ...described,
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
  .refine(unique, 'names are unique in every language');

const subcommand = z.object({ type: z.literal(SUBCOMMAND), ...described, options: plainOptions.optional() });
const group = z.object({
  type: z.literal(SUBCOMMAND_GROUP),
  ...described,
  options: z.array(subcommand).min(1).max(25),
});

const available = {
  default_member_permissions: z.string().regex(/^\d+$/).nullable().default(null),
  contexts: z.array(z.int().min(0).max(2)).nullable().default(null),
  integration_types: z.array(z.int().min(0).max(1)).default([0]),
};

const typedCommand = z.object({
  type: z.literal(1).default(1),
  ...described,
  options: z
    .union([
      plainOptions,
      z
        .array(z.union([subcommand, group]))
        .min(1)
        .max(25)
        .refine(unique, 'names are unique in every language'),
    ])
    .default([]),
  ...available,
});

/** In the menu of a message: in any case, with spaces, without description and options. */
const menuName = z.string().min(1).max(32);
const messageCommand = z.object({
  type: z.literal(MESSAGE),
  name: menuName,
  name_localizations: localized(menuName),
  description: z.literal('').default(''),
  options: z.undefined().optional(),
  ...available,
});

const command = z.union([messageCommand, typedCommand]);

/** The commands of a PUT: at most 100 to type and 5 for messages, each name once among its kind. */
export const commandsSchema = z
  .array(command)
  .refine((commands) => commands.filter(isTyped).length <= 100, 'at most 100')
  .refine((commands) => commands.filter(({ type }) => type === MESSAGE).length <= 5, 'at most 5 for messages')
  .refine((commands) => unique(commands.filter(isTyped)), 'names are unique in every language')
  .refine((commands) => unique(commands.filter(({ type }) => type === MESSAGE)), 'for messages too')
  .refine((commands) => commands.every((one) => charactersOf(one) <= MOST_CHARACTERS), 'too many characters');

export type RegisteredCommand = z.infer<typeof command> & { readonly id: string };

/** A command that people type, not one of a menu. */
function isTyped(one: z.infer<typeof command>): one is z.infer<typeof typedCommand> {
  return one.type !== MESSAGE;
}

/** A registered command as Discord gives it back, with the fields that it adds; translations only where asked for. */
export function commandJson(registered: RegisteredCommand, applicationId: string, translated: boolean): object {
  const added = { application_id: applicationId, version: registered.id, nsfw: false, dm_permission: true };
  const given = { ...registered, ...added };
  return translated ? given : (withoutTranslations(given) as object);
}

function withoutTranslations(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutTranslations);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTranslations(value)]));
}
