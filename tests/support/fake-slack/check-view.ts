type Fields = Readonly<Record<string, unknown>>;

/** Checks a modal as Slack does (docs.slack.dev/reference/views/modal-views); gives what is wrong, nothing when it is right. */
export function checkView(view: unknown): string[] {
  if (!isFields(view) || view['type'] !== 'modal') return ['view: not a modal'];
  const problems: string[] = [];
  for (const name of ['title', 'submit', 'close']) plainText(view[name], 24, name, problems);
  if (String(view['private_metadata'] ?? '').length > 3_000) problems.push('private_metadata: over 3000');
  if (String(view['callback_id'] ?? '').length > 255) problems.push('callback_id: over 255');
  const { blocks } = view;
  if (!Array.isArray(blocks) || blocks.length < 1 || blocks.length > 100) return [...problems, 'blocks: 1 to 100'];
  for (const block of blocks) checkInput(block, problems);
  return problems;
}

/** Whether a modal asks for a file. */
export function asksForFile(view: unknown): boolean {
  return JSON.stringify(view).includes('"file_input"');
}

function checkInput(block: unknown, problems: string[]): void {
  if (!isFields(block) || block['type'] !== 'input') return void problems.push('block: only inputs are known here');
  plainText(block['label'], 2_000, 'label', problems);
  if (block['hint'] !== undefined) plainText(block['hint'], 2_000, 'hint', problems);
  const { element } = block;
  if (!isFields(element) || element['type'] !== 'file_input') return void problems.push('element: not a file_input');
  const most = element['max_files'] ?? 10;
  if (!Number.isInteger(most) || Number(most) < 1 || Number(most) > 10) problems.push('max_files: 1 to 10');
  for (const id of [block['block_id'], element['action_id']]) {
    if (typeof id !== 'string' || id === '' || id.length > 255) problems.push('id: 1 to 255 characters');
  }
}

function plainText(value: unknown, most: number, name: string, problems: string[]): void {
  const right = isFields(value) && value['type'] === 'plain_text' && typeof value['text'] === 'string';
  const length = right ? String(value['text']).length : 0;
  if (length < 1 || length > most) problems.push(`${name}: plain text of 1 to ${most}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
