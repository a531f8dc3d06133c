import { z } from 'zod';
import type { Upload } from './uploads.ts';

/** What Discord answers to a request that it does not take. */
export interface ApiError {
  readonly status: number;
  readonly body: { readonly code: number; readonly message: string; readonly errors?: unknown };
}

const EPHEMERAL = 64;
const COMPONENTS_V2 = 1 << 15;
/** SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, IS_COMPONENTS_V2: what an app may set. */
const SETTABLE = 4 | EPHEMERAL | 4_096 | COMPONENTS_V2;

const button = z.object({
  type: z.literal(2),
  style: z.int().min(1).max(4),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
});
const row = z.object({ type: z.literal(1), components: z.array(button).min(1).max(5) });
const textDisplay = z.object({
  type: z.literal(10),
  content: z
    .string()
    .max(4_000)
    .refine((content) => content.trim() !== '', 'BASE_TYPE_REQUIRED'),
});
const separator = z.object({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.literal([1, 2]).optional(),
});
const file = z.object({
  type: z.literal(13),
  file: z.object({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) }),
  spoiler: z.boolean().optional(),
});
const section = z.object({ type: z.literal(9), components: z.array(textDisplay).min(1).max(3), accessory: button });
const gallery = z.object({
  type: z.literal(12),
  items: z
    .array(
      z.object({
        media: z.object({ url: z.string().regex(/^(?:attachment|https?):\/\//) }),
        description: z.string().min(1).max(1_024).nullish(),
        spoiler: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(10),
});
const inner = z.discriminatedUnion('type', [row, textDisplay, section, gallery, separator, file]);
const container = z.object({
  type: z.literal(17),
  components: z.array(inner).min(1),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
});
const component = z.discriminatedUnion('type', [row, textDisplay, section, gallery, separator, file, container]);
type Component = z.infer<typeof component>;

const message = z.object({
  content: z.string().max(2_000).nullish(),
  embeds: z.array(z.unknown()).max(10).nullish(),
  components: z.array(component).optional(),
  attachments: z
    .array(
      z.object({ id: z.string().regex(/^\d+$/), filename: z.string(), description: z.string().max(1_024).nullish() }),
    )
    .max(10)
    .optional(),
  flags: z.int().optional(),
  nonce: z.union([z.string().max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  allowed_mentions: z
    .object({
      parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
      users: z.array(z.string()).max(100).optional(),
      roles: z.array(z.string()).max(100).optional(),
      replied_user: z.boolean().optional(),
    })
    .nullish(),
  message_reference: z.object({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() }).optional(),
});

/** A message body that Discord takes, and what tests ask of it. */
export interface CheckedMessage {
  readonly body: z.infer<typeof message>;
  readonly flags: number;
  readonly ephemeral: boolean;
  /** The text displays' contents, or the plain content, in order. */
  readonly texts: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly customId: string }[];
  /** The mentions in it that would call someone. */
  readonly pings: readonly string[];
  /** What was uploaded with it. */
  readonly files: readonly FakeFile[];
}

/** A file of a message, as people can open it. */
export interface FakeFile {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly text: string;
}

/** Checks a message body against Discord's schema and limits; over them it answers as Discord does. */
export function checkMessage(given: unknown, uploads: readonly Upload[] = []): CheckedMessage | ApiError {
  const parsed = message.safeParse(given);
  if (!parsed.success) return invalidForm(parsed.error.issues);
  const body = parsed.data;
  const flags = body.flags ?? 0;
  if ((flags & ~SETTABLE) !== 0) return invalidForm(`flags ${flags}`);
  const components = flatten(body.components ?? []);
  const shown = components.flatMap((one) => (one.type === 10 ? [one.content] : []));
  const texts = (flags & COMPONENTS_V2) === 0 ? [body.content ?? ''] : shown;
  const problem = (flags & COMPONENTS_V2) === 0 ? legacyProblem(body, components) : v2Problem(body, components, shown);
  if (problem !== null) return problem;
  const unshown = (flags & COMPONENTS_V2) === 0 ? null : filesProblem(body, components, uploads);
  if (unshown !== null) return unshown;
  const buttons = components.flatMap((one) => (one.type === 2 ? [{ label: one.label, customId: one.custom_id }] : []));
  if (new Set(buttons.map(({ customId }) => customId)).size < buttons.length) {
    return invalidForm('COMPONENT_CUSTOM_ID_DUPLICATED');
  }
  const files = uploads.map(({ number, name, type, text }) => {
    const about = body.attachments?.find(({ id }) => Number(id) === number);
    return { name, type, text, description: about?.description ?? '' };
  });
  const pings = pingsOf(body, texts.join('\n'));
  return { body, flags, ephemeral: (flags & EPHEMERAL) !== 0, texts, buttons, pings, files };
}

function flatten(components: readonly Component[]): (Component | z.infer<typeof button>)[] {
  return components.flatMap((one): (Component | z.infer<typeof button>)[] =>
    'components' in one
      ? [one, ...flatten(one.components.filter((inside) => inside.type !== 2)), ...buttonsIn(one)]
      : [one],
  );
}

function buttonsIn(one: Component): z.infer<typeof button>[] {
  if (one.type === 9) return [one.accessory];
  return one.type === 1 ? one.components : [];
}

function legacyProblem(body: z.infer<typeof message>, components: readonly { type: number }[]): ApiError | null {
  if (components.some(({ type }) => type >= 9)) return invalidForm('UNION_TYPE_CHOICES');
  const empty = (body.content ?? '').trim() === '' && (body.embeds ?? []).length === 0;
  return empty ? { status: 400, body: { code: 50_006, message: 'Cannot send an empty message' } } : null;
}

function v2Problem(
  body: z.infer<typeof message>,
  components: readonly { type: number }[],
  texts: readonly string[],
): ApiError | null {
  if (body.content || (body.embeds ?? []).length > 0)
    return invalidForm('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
  if (components.length === 0) return { status: 400, body: { code: 50_006, message: 'Cannot send an empty message' } };
  if (components.length > 40) return invalidForm('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED');
  if (texts.join('').length > 4_000) return invalidForm('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  return bytes > 10_170 ? { status: 500, body: { code: 0, message: '500: Internal Server Error' } } : null;
}

/** Every upload is described once and shown by one component, and every component shows an upload. */
function filesProblem(
  { attachments = [] }: z.infer<typeof message>,
  components: readonly (Component | z.infer<typeof button>)[],
  uploads: readonly Upload[],
): ApiError | null {
  const shown = components.flatMap((one) => {
    const media = one.type === 12 ? one.items.map((item) => item.media) : one.type === 13 ? [one.file] : [];
    return media.map(({ url }) => url.replace('attachment://', ''));
  });
  const sent = uploads.map(({ name }) => name);
  const described = attachments.map(({ id, filename }) => `${id} ${filename}`);
  if (uploads.some(({ bytes }) => bytes > 10 * 1024 * 1024)) {
    return { status: 413, body: { code: 40_005, message: 'Request entity too large' } };
  }
  if (shown.toSorted().join('\n') !== sent.toSorted().join('\n')) {
    return invalidForm('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND');
  }
  const numbered = uploads.map(({ number, name }) => `${number} ${name}`);
  return described.toSorted().join('\n') === numbered.toSorted().join('\n') ? null : invalidForm('attachments');
}

function invalidForm(errors: unknown): ApiError {
  return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: { _errors: [errors] } } };
}

const MENTION = /@everyone|@here|<@!?\d+>|<@&\d+>/g;

function pingsOf(body: z.infer<typeof message>, text: string): string[] {
  const allowed = body.allowed_mentions?.parse;
  const kinds = { '<@&': 'roles', '<@': 'users', '@': 'everyone' } as const;
  return (text.match(MENTION) ?? []).filter((mention) => {
    const start = (['<@&', '<@', '@'] as const).find((prefix) => mention.startsWith(prefix)) ?? '@';
    const named = start === '<@&' && body.allowed_mentions?.roles?.includes(mention.slice(3, -1));
    return named || allowed === undefined || allowed.includes(kinds[start]);
  });
}
