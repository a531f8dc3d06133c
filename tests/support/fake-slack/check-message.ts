/** What Slack's API says of a message: an error code with details, or nothing wrong. */
export interface Verdict {
  readonly error: 'no_text' | 'invalid_blocks' | 'msg_blocks_too_long' | null;
  readonly details: readonly string[];
  /** Everything in it that would notify someone; Slack takes it, a test must not. */
  readonly mentions: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Checks a message as Slack does, from its documentation and without any code of the adapter. */
export function checkMessage(message: Fields): Verdict {
  const details: string[] = [];
  const mentions: string[] = [];
  const blocks = message['blocks'];
  if (!isText(message['text'], 40_000) && blocks === undefined) return { error: 'no_text', details, mentions };
  findMentions(message['text'], mentions);
  if (blocks !== undefined) checkBlocks(blocks, 50, details, mentions);
  if (details.length > 0) return { error: 'invalid_blocks', details, mentions };
  const size = Array.isArray(blocks) ? JSON.stringify(blocks).length + blocks.length * 20 : 0;
  return { error: size > 13_200 ? 'msg_blocks_too_long' : null, details, mentions };
}

/** Checks blocks, at most so many; adds what is wrong to `details`, and what would notify someone to `mentions`. */
export function checkBlocks(blocks: unknown, most: number, details: string[], mentions: string[]): void {
  if (!Array.isArray(blocks) || blocks.length < 1) return void details.push('blocks: must be a list of one or more');
  if (blocks.length > most) details.push(`blocks: ${blocks.length} of at most ${most}`);
  const seen = { block_id: new Set<unknown>(), action_id: new Set<unknown>() };
  for (const [index, block] of blocks.entries()) {
    const check = isFields(block) ? CHECKS[String(block['type'])] : undefined;
    if (!isFields(block) || check === undefined) {
      details.push(`blocks/${index}: unsupported type`);
      continue;
    }
    const problems: string[] = [];
    once(block, 'block_id', seen.block_id, problems);
    check(block, problems, mentions, seen.action_id);
    details.push(...problems.map((problem) => `blocks/${index}: ${problem}`));
  }
}

type Check = (block: Fields, problems: string[], mentions: string[], actionIds: Set<unknown>) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  divider() {},
  header(block, problems, mentions) {
    checkText(block['text'], 150, ['plain_text'], problems, mentions);
  },
  section(block, problems, mentions, actionIds) {
    const fields = block['fields'];
    if (block['accessory'] !== undefined) checkButton(block['accessory'], problems, mentions, actionIds);
    if (block['text'] !== undefined) checkText(block['text'], 3_000, TEXTS, problems, mentions);
    else if (fields === undefined) problems.push('section: needs text or fields');
    if (fields === undefined) return;
    for (const field of list(fields, 10, 'fields', problems)) checkText(field, 2_000, TEXTS, problems, mentions);
  },
  context(block, problems, mentions) {
    for (const element of list(block['elements'], 10, 'elements', problems)) {
      checkText(element, 3_000, TEXTS, problems, mentions);
    }
  },
  actions(block, problems, mentions, actionIds) {
    for (const element of list(block['elements'], 25, 'elements', problems)) {
      if (isFields(element) && element['type'] === 'overflow') {
        for (const option of list(element['options'], 5, 'options', problems)) checkOption(option, problems, mentions);
        once(element, 'action_id', actionIds, problems);
      } else checkButton(element, problems, mentions, actionIds);
    }
  },
  rich_text(block, problems, mentions) {
    for (const element of list(block['elements'], Number.POSITIVE_INFINITY, 'elements', problems)) {
      checkRichText(element, problems, mentions);
    }
  },
};

function checkButton(element: unknown, problems: string[], mentions: string[], actionIds: Set<unknown>): void {
  if (!isFields(element) || element['type'] !== 'button') return void problems.push('not a button');
  checkText(element['text'], 75, ['plain_text'], problems, mentions);
  if (element['value'] !== undefined && !isText(element['value'], 2_000)) problems.push('button: value');
  once(element, 'action_id', actionIds, problems);
}

function checkOption(option: unknown, problems: string[], mentions: string[]): void {
  const fields = isFields(option) ? option : {};
  checkText(fields['text'], 75, ['plain_text'], problems, mentions);
  if (!isText(fields['value'], 150)) problems.push('option: value');
}

const TEXTS = ['plain_text', 'mrkdwn'];

function checkRichText(element: unknown, problems: string[], mentions: string[]): void {
  if (!isFields(element)) return void problems.push('rich_text: not an element');
  const type = String(element['type']);
  const inner = list(element['elements'], Number.POSITIVE_INFINITY, type, problems);
  if (type === 'rich_text_list') {
    if (element['style'] !== 'bullet' && element['style'] !== 'ordered') problems.push('rich_text_list: style');
    for (const item of inner) {
      if (isFields(item) && item['type'] === 'rich_text_section') checkRichText(item, problems, mentions);
      else problems.push('rich_text_list: an item is no section');
    }
  } else if (['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(type)) {
    for (const leaf of inner) checkLeaf(leaf, problems, mentions);
  } else problems.push(`rich_text: ${type}`);
}

function checkLeaf(leaf: unknown, problems: string[], mentions: string[]): void {
  if (!isFields(leaf)) return void problems.push('rich_text: not a leaf');
  switch (leaf['type']) {
    case 'text':
      if (!isText(leaf['text'], Number.POSITIVE_INFINITY)) problems.push('text: empty');
      break;
    case 'link':
      if (!isText(leaf['url'], 3_000) || !URL.canParse(String(leaf['url']))) problems.push('link: url');
      if (leaf['text'] !== undefined && !isText(leaf['text'], Number.POSITIVE_INFINITY)) problems.push('link: text');
      break;
    case 'date':
      if (!Number.isInteger(leaf['timestamp']) || !/\{\w+\}/.test(String(leaf['format']))) problems.push('date');
      break;
    case 'channel':
      if (!/^[CGD][A-Z0-9]+$/.test(String(leaf['channel_id']))) problems.push('channel: id');
      break;
    case 'user':
    case 'usergroup':
    case 'broadcast':
      mentions.push(String(leaf['type']));
      break;
    default:
      problems.push(`rich_text: ${String(leaf['type'])}`);
  }
}

function checkText(value: unknown, limit: number, types: string[], problems: string[], mentions: string[]): void {
  if (!isFields(value) || !types.includes(String(value['type']))) return void problems.push('not a text object');
  if (!isText(value['text'], limit)) problems.push(`text: empty or over ${limit}`);
  findMentions(value['text'], mentions);
}

/** Everything between angle brackets that is neither a web link, a channel nor a date. */
function findMentions(text: unknown, mentions: string[]): void {
  for (const [token] of String(text ?? '').matchAll(/<[^>]{0,80}/g)) {
    if (!/^<(?:https?:\/\/|#[CGD][A-Z0-9]+|!date\^\d+\^)/.test(token)) mentions.push(token);
  }
}

function once(fields: Fields, name: string, seen: Set<unknown>, problems: string[]): void {
  const id = fields[name];
  if (id === undefined) return;
  if (!isText(id, 255) || seen.has(id)) problems.push(`${name}: too long or twice`);
  seen.add(id);
}

function list(value: unknown, most: number, name: string, problems: string[]): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= most) return value;
  problems.push(`${name}: must be a list of 1 to ${most}`);
  return [];
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
