import { expect, test } from 'vitest';
import { checkMessage } from '../../support/fake-slack/check-message.ts';
import { checkView } from '../../support/fake-slack/check-view.ts';
import { startFakeSlack } from '../../support/fake-slack/index.ts';

function check(...blocks: object[]) {
  return checkMessage({ text: 'x', blocks });
}

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const button = (text: number, value: number, id = 'a') => ({
  type: 'button',
  text: plain(text),
  value: 'v'.repeat(value),
  action_id: id,
});
const section = (elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const menu = (options: number, value: number) => ({
  type: 'overflow',
  action_id: 'a',
  options: many(options, () => ({ text: plain(75), value: 'v'.repeat(value) })),
});
const many = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index));

// The judge of all other tests must itself be strict: each case once at the limit, once over it.
test.each<[string, object[], object[]]>([
  ['blocks', many(50, () => ({ type: 'divider' })), many(51, () => ({ type: 'divider' }))],
  ['header', [{ type: 'header', text: plain(150) }], [{ type: 'header', text: plain(151) }]],
  ['section', [{ type: 'section', text: plain(3_000) }], [{ type: 'section', text: plain(3_001) }]],
  ['context text', [{ type: 'context', elements: [plain(3_000)] }], [{ type: 'context', elements: [plain(3_001)] }]],
  [
    'context elements',
    [{ type: 'context', elements: many(10, () => plain(1)) }],
    [{ type: 'context', elements: many(11, () => plain(1)) }],
  ],
  ['button text', [{ type: 'actions', elements: [button(75, 1)] }], [{ type: 'actions', elements: [button(76, 1)] }]],
  [
    'button value',
    [{ type: 'actions', elements: [button(1, 2_000)] }],
    [{ type: 'actions', elements: [button(1, 2_001)] }],
  ],
  [
    'options of a menu',
    [{ type: 'actions', elements: [menu(5, 150)] }],
    [{ type: 'actions', elements: [menu(6, 150)] }],
  ],
  [
    'value of an option',
    [{ type: 'actions', elements: [menu(1, 150)] }],
    [{ type: 'actions', elements: [menu(1, 151)] }],
  ],
  [
    'action ids',
    [{ type: 'actions', elements: [button(1, 1, 'a'), button(1, 1, 'b')] }],
    [{ type: 'actions', elements: [button(1, 1, 'a'), button(1, 1, 'a')] }],
  ],
  [
    'block ids',
    [{ type: 'divider', block_id: 'a' }],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
  ],
  ['rich text', [section([{ type: 'text', text: 'x' }])], [section([{ type: 'text', text: '' }])]],
  [
    'link',
    [section([{ type: 'link', url: 'https://harbour.example/' }])],
    [section([{ type: 'link', url: 'harbour' }])],
  ],
])('the fake refuses what Slack refuses: %s', (_what, good, bad) => {
  expect(check(...good).error).toBeNull();
  expect(check(...bad).error).toBe('invalid_blocks');
});

test('the fake refuses what is too long in all, and what has no text', () => {
  const long = (length: number) => section([{ type: 'text', text: 'x'.repeat(length) }]);
  expect(check(long(12_900)).error).toBeNull();
  expect(check(long(13_200)).error).toBe('msg_blocks_too_long');
  expect(checkMessage({ text: '' }).error).toBe('no_text');
});

test.each([
  ['<!channel>', true],
  ['<@U0READER>', true],
  ['<!subteam^S0ALL>', true],
  ['<#C0HARBOUR>', false],
  ['<https://harbour.example|here>', false],
  ['<!date^1700000000^{date}|then>', false],
  ['&lt;!channel&gt;', false],
])('the fake sees whom %s would notify', (text, notifies) => {
  expect(checkMessage({ text }).mentions.length > 0).toBe(notifies);
  expect(check(section([{ type: 'text', text }])).mentions).toEqual([]);
  expect(check({ type: 'context', elements: [{ type: 'mrkdwn', text }] }).mentions.length > 0).toBe(notifies);
});

test('the fake sees mentions made of elements', () => {
  expect(check(section([{ type: 'broadcast', range: 'here' }])).mentions).toEqual(['broadcast']);
});

test('a modal needs its title and a way to submit, and holds inputs that Slack knows', () => {
  const element = { type: 'file_input', action_id: 'a', max_files: 1 };
  const block = { type: 'input', block_id: 'b', label: plain(1), element };
  const view = {
    type: 'modal',
    callback_id: 'c',
    title: plain(24),
    submit: plain(1),
    close: plain(1),
    blocks: [block],
  };
  expect(checkView(view)).toEqual([]);
  const wrong = [
    { ...view, title: plain(25) },
    { ...view, submit: undefined },
    { ...view, private_metadata: 'x'.repeat(3_001) },
    { ...view, blocks: [] },
    { ...view, blocks: [{ ...block, element: { ...element, max_files: 11 } }] },
    { ...view, blocks: [{ ...block, element: { type: 'usergroups_select', action_id: 'a' } }] },
    { ...view, blocks: [{ ...block, element: { type: 'plain_text_input', action_id: 'a', initial_value: '' } }] },
    { ...view, blocks: [block, block] },
  ];
  expect(wrong.map((one) => checkView(one).length > 0)).toEqual(wrong.map(() => true));
});

test('a file is shared only where it was uploaded whole, and only in a conversation', async () => {
  const slack = await startFakeSlack();
  const authorization = `Bearer ${slack.workspace.botToken}`;
  const call = async (method: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers: { authorization }, body });
    return (await answer.json()) as Record<string, string>;
  };
  const { upload_url = '', file_id = '' } = await call('files.getUploadURLExternal', { filename: 'a', length: '3' });
  const share = (channel_id: string) =>
    call('files.completeUploadExternal', { channel_id, files: JSON.stringify([{ id: file_id, title: 'a' }]) });
  expect(await share('D0DIRECT')).toMatchObject({ error: 'file_not_found' });
  expect((await fetch(upload_url, { method: 'POST', body: 'abcd' })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: 'abc' })).status).toBe(200);
  expect(await share('U0READER')).toMatchObject({ error: 'invalid_arguments' });
  expect(await share('C0CLOSED')).toMatchObject({ error: 'channel_not_found' });
  expect(await share('D0DIRECT')).toMatchObject({ ok: true });
  expect(await share('D0DIRECT')).toMatchObject({ error: 'file_not_found' });
  await slack.close();
});
