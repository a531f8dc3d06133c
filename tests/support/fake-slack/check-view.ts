import { checkBlocks } from './check-message.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A modal that Slack shows. */
export interface FakeView {
  readonly title: string;
  readonly blocks: readonly Fields[];
  /** All of it, as it came. */
  readonly view: Fields;
}

/** What a test reads of an open modal. */
export function readView(view: Fields): FakeView {
  return { title: String((view['title'] as Fields)['text']), blocks: view['blocks'] as Fields[], view };
}

/** What is wrong with a modal, from Slack's documentation and without any code of the adapter; nothing when it is right. */
export function checkView(given: unknown): string[] {
  const view = { ...(given as Fields) };
  const problems: string[] = [];
  if (view['type'] !== 'modal') problems.push('type');
  if (!isText(view['callback_id'], 255)) problems.push('callback_id');
  if (String(view['private_metadata'] ?? '').length > 3_000) problems.push('private_metadata');
  for (const name of ['title', 'submit', 'close']) checkPlain(view[name], 24, name, problems);
  const blocks = Array.isArray(view['blocks']) ? view['blocks'] : [];
  if (blocks.length === 0 || blocks.length > 100) problems.push('blocks');
  if (new Set(blocks.map((block) => block.block_id)).size < blocks.length) problems.push('block_id twice');
  for (const block of blocks) checkInput(block, problems);
  return problems;
}

/** The same of a Home of the app, with what in it would notify someone. */
export function checkHome(given: unknown): { readonly problems: string[]; readonly mentions: string[] } {
  const view = given as Fields;
  const problems: string[] = [];
  const mentions: string[] = [];
  if (view['type'] !== 'home') problems.push('type');
  const known = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
  problems.push(...Object.keys(view).filter((name) => !known.includes(name)));
  if (String(view['callback_id'] ?? '').length > 255) problems.push('callback_id');
  if (String(view['private_metadata'] ?? '').length > 3_000) problems.push('private_metadata');
  if (JSON.stringify(view).length > 250_000) problems.push('view_too_large');
  checkBlocks(view['blocks'], 100, problems, mentions);
  return { problems, mentions };
}

/** Whether a modal asks for a file. */
export function asksForFile(view: unknown): boolean {
  return JSON.stringify(view).includes('"file_input"');
}

function checkInput(block: Fields, problems: string[]): void {
  const element = block['element'] as Fields | undefined;
  if (block['type'] !== 'input' || element === undefined) return void problems.push('a block is no input');
  if (!isText(block['block_id'], 255) || !isText(element['action_id'], 255)) problems.push('id of an input');
  checkPlain(block['label'], 2_000, 'label', problems);
  if (block['hint'] !== undefined) checkPlain(block['hint'], 2_000, 'hint', problems);
  const check = ELEMENTS[String(element['type'])];
  if (check === undefined) problems.push(`element ${String(element['type'])}`);
  else if (!check(element)) problems.push(`${String(element['type'])}: ${JSON.stringify(element)}`);
}

const ELEMENTS: Readonly<Record<string, (element: Fields) => boolean>> = {
  plain_text_input: ({ initial_value: value, max_length: most, placeholder }) =>
    (most === undefined || (Number(most) >= 1 && Number(most) <= 3_000)) &&
    (value === undefined || (isText(value, Number(most ?? 3_000)) && value !== '')) &&
    (placeholder === undefined || isPlain(placeholder, 150)),
  conversations_select: ({ initial_conversation: id, default_to_current_conversation: current, filter }) =>
    (id === undefined || (/^[CGD][A-Z0-9]+$/.test(String(id)) && current === undefined)) &&
    ['im', 'mpim', 'private', 'public'].some((kind) => JSON.stringify(filter).includes(`"${kind}"`)),
  multi_users_select: ({ initial_users: first, max_selected_items: most }) =>
    (most === undefined || Number(most) >= 1) &&
    (first === undefined ||
      (Array.isArray(first) && first.length > 0 && first.every((id) => /^[UW][A-Z0-9]+$/.test(id)))),
  static_select: ({ options, initial_option: first }) =>
    areOptions(options, 100) && (first === undefined || holds(options, first)),
  checkboxes: ({ options, initial_options: first }) =>
    areOptions(options, 10) &&
    (first === undefined || (Array.isArray(first) && first.length > 0 && first.every((one) => holds(options, one)))),
  file_input: ({ max_files: most }) =>
    most === undefined || (Number.isInteger(most) && Number(most) >= 1 && Number(most) <= 10),
  rich_text_input: ({ initial_value: value }) =>
    value === undefined || (typeof value === 'object' && JSON.stringify(value).startsWith('{"type":"rich_text"')),
};

function areOptions(options: unknown, most: number): boolean {
  if (!Array.isArray(options) || options.length === 0 || options.length > most) return false;
  return options.every(({ text, value }) => isPlain(text, 75) && isText(value, 150));
}

function holds(options: unknown, one: unknown): boolean {
  return Array.isArray(options) && options.some((option) => JSON.stringify(option) === JSON.stringify(one));
}

function checkPlain(value: unknown, most: number, name: string, problems: string[]): void {
  if (!isPlain(value, most)) problems.push(`${name}: no plain text of at most ${most}`);
}

function isPlain(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('text' in value)) return false;
  return value.type === 'plain_text' && isText(value.text, most);
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}

/** What people fill in, by question: text, ids or values chosen, with commas between. What is not named stays as it stands. */
export type Filled = Readonly<Record<string, string>>;

/** The `state` of a submitted view, as Slack sends it. */
export function stateOf({ blocks }: FakeView, filled: Filled): object {
  const unknown = Object.keys(filled).filter((name) => blocks.every((block) => block['block_id'] !== name));
  if (unknown.length > 0) throw new Error(`the form does not ask for ${unknown.join(', ')}`);
  const values = blocks.map((block) => {
    const element = block['element'] as Fields;
    const name = String(block['block_id']);
    const answer = answerTo(element, filled[name]);
    return [name, { [String(element['action_id'])]: { type: element['type'], ...answer } }];
  });
  return { values: Object.fromEntries(values) };
}

function answerTo(element: Fields, given: string | undefined): object {
  switch (element['type']) {
    case 'plain_text_input':
      return { value: given ?? element['initial_value'] ?? null };
    case 'conversations_select':
      return { selected_conversation: given ?? element['initial_conversation'] ?? null };
    case 'static_select':
      return { selected_option: given === undefined ? (element['initial_option'] ?? null) : { value: given } };
    case 'multi_users_select':
      return { selected_users: given?.split(',').filter(Boolean) ?? element['initial_users'] ?? [] };
    case 'checkboxes': {
      const ticked = given?.split(',').filter(Boolean);
      return { selected_options: ticked?.map((value) => ({ value })) ?? element['initial_options'] ?? [] };
    }
    default:
      return { rich_text_value: given === undefined ? element['initial_value'] : richText(given) };
  }
}

/** "S0CREW" is picked from the list that opens behind "@"; all else stays words. */
function richText(typed: string): object {
  const leaf = /^S[A-Z0-9]+$/.test(typed) ? { type: 'usergroup', usergroup_id: typed } : { type: 'text', text: typed };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: typed === '' ? [] : [leaf] }] };
}
