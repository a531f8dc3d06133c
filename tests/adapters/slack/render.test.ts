import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { renderMessages } from '../../../adapters/slack/render.ts';
import { type Block, type Document, type Inline, text } from '../../../src/index.ts';
import { checkMessage } from '../../support/fake-slack/check-message.ts';

const PARAGRAPH: Block = { kind: 'paragraph', content: [text('x')] };

function render(...blocks: Block[]) {
  const messages = renderMessages({ blocks, summary: 'Dockers vote' });
  for (const message of messages) expect(checkMessage({ ...message })).toMatchObject({ error: null, mentions: [] });
  return messages;
}

function blocksOf(...blocks: Block[]) {
  const [message] = render(...blocks);
  return message?.blocks ?? [];
}

/** The text of all context elements of a message. */
function contextTexts(...blocks: Block[]): string[] {
  return blocksOf(...blocks).flatMap((block) =>
    block.type === 'context' ? block.elements.map((element) => ('text' in element ? String(element.text) : '')) : [],
  );
}

describe('the layout', () => {
  test('a briefing in Slack’s own blocks', () => {
    const messages = renderMessages(briefing());
    expect(messages).toMatchSnapshot();
    expect(messages.map((message) => checkMessage({ ...message }).error)).toEqual([null]);
  });

  test('bullets that follow each other are one list', () => {
    const bullet: Block = { kind: 'bullet', content: [text('one')] };
    expect(blocksOf(bullet, bullet, { kind: 'divider' }, bullet).map(({ type }) => type)).toEqual([
      'rich_text',
      'divider',
      'rich_text',
    ]);
  });

  test('a link that is no web address shows its text alone', () => {
    const link = (url: string): Inline => ({ kind: 'link', text: 'here', url });
    const [block] = blocksOf({ kind: 'paragraph', content: [link('javascript:alert(1)'), link('harbour')] });
    expect(JSON.stringify(block)).not.toContain('url');
  });

  test('an instant is shown in the reader’s own time', () => {
    const at: Inline = { kind: 'instant', at: '2026-03-04T14:05:00Z', style: 'datetime', text: '4 Mar, 14:05' };
    expect(contextTexts({ kind: 'small', content: [at] })).toEqual([
      '<!date^1772633100^{date_short_pretty} {time}|4 Mar, 14:05>',
    ]);
    expect(JSON.stringify(blocksOf({ kind: 'paragraph', content: [at] }))).toContain('"timestamp":1772633100');
    const never: Inline = { ...at, at: 'soon' };
    expect(contextTexts({ kind: 'small', content: [never] })).toEqual(['4 Mar, 14:05']);
  });

  test('the same button may stand in two rows', () => {
    const row: Block = { kind: 'actions', actions: [{ id: 'sources', label: 'Sources' }] };
    expect(blocksOf(row, PARAGRAPH, row)).toHaveLength(3);
  });

  test.each<[string, Document]>([
    ['no blocks', { blocks: [], summary: 'Nothing new' }],
    ['blocks without content', { blocks: [{ kind: 'paragraph', content: [] }], summary: 'Nothing new' }],
    ['nothing at all', { blocks: [], summary: '' }],
  ])('%s still give one message', (_what, document) => {
    const messages = renderMessages(document);
    expect(messages).toHaveLength(1);
    expect(checkMessage({ ...messages[0] }).error).toBeNull();
  });
});

describe('each limit, and one above', () => {
  test('header', () => {
    const [at] = blocksOf({ kind: 'headline', text: 'h'.repeat(LIMITS.header) });
    const [above] = blocksOf({ kind: 'headline', text: 'h'.repeat(LIMITS.header + 1) });
    expect(at).toMatchObject({ type: 'header' });
    expect(above).toMatchObject({
      type: 'rich_text',
      elements: [{ elements: [{ text: 'h'.repeat(LIMITS.header + 1), style: { bold: true } }] }],
    });
  });

  test('text of a context element', () => {
    const small = (length: number): Block => ({ kind: 'small', content: [text('s'.repeat(length))] });
    expect(contextTexts(small(LIMITS.text))).toEqual(['s'.repeat(LIMITS.text)]);
    expect(contextTexts(small(LIMITS.text + 1))).toEqual(['s'.repeat(LIMITS.text), 's']);
  });

  test('label of a button', () => {
    const row = (length: number): Block => ({ kind: 'actions', actions: [{ id: 'a', label: 'b'.repeat(length) }] });
    expect(JSON.stringify(blocksOf(row(LIMITS.buttonText)))).toContain('b'.repeat(LIMITS.buttonText));
    expect(JSON.stringify(blocksOf(row(LIMITS.buttonText + 1)))).toContain(`"${'b'.repeat(LIMITS.buttonText - 1)}…"`);
  });

  test('buttons in a row', () => {
    const row = (count: number): Block => ({
      kind: 'actions',
      actions: Array.from({ length: count }, (_, index) => ({ id: `a${index}`, label: 'b' })),
    });
    expect(blocksOf(row(LIMITS.actionsElements))).toHaveLength(1);
    expect(blocksOf(row(LIMITS.actionsElements + 1))).toHaveLength(2);
  });

  test('address of a link', () => {
    const link = (length: number): Inline => {
      const start = 'https://harbour.example/';
      return { kind: 'link', text: 'here', url: start + 'u'.repeat(length - start.length) };
    };
    const urlOf = (length: number) => JSON.stringify(blocksOf({ kind: 'paragraph', content: [link(length)] }));
    expect(urlOf(LIMITS.url)).toContain('"url"');
    expect(urlOf(LIMITS.url + 1)).not.toContain('"url"');
    const small = (length: number) => contextTexts({ kind: 'small', content: [link(length)] });
    expect(small(LIMITS.text - '<|here>'.length)[0]).toMatch(/^<https:/);
    expect(small(LIMITS.text - '<|here>'.length + 1)).toEqual(['here']);
  });

  test('blocks of a message', () => {
    const some = (count: number) => render(...Array.from({ length: count }, () => PARAGRAPH));
    expect(some(LIMITS.blocks).map((message) => message.blocks.length)).toEqual([LIMITS.blocks]);
    expect(some(LIMITS.blocks + 1).map((message) => message.blocks.length)).toEqual([LIMITS.blocks, 3]);
  });

  test('characters of a message', () => {
    const base = JSON.stringify(blocksOf(PARAGRAPH)[0]).length - 1;
    const words = (length: number): Block => ({
      kind: 'paragraph',
      content: [text('w'.repeat(length - base - 1 - LIMITS.blockOverhead))],
    });
    expect(render(words(LIMITS.message))).toHaveLength(1);
    expect(render(words(LIMITS.message + 1))).toHaveLength(2);
  });

  test('the notification text', () => {
    const [message] = renderMessages({ blocks: [PARAGRAPH], summary: 'dockers '.repeat(2_000) });
    expect(message?.text.length).toBeLessThanOrEqual(LIMITS.fallback);
    expect(message?.text.startsWith('dockers dockers')).toBe(true);
  });
});

describe('the text beside the blocks', () => {
  const textOf = (summary: string, ...blocks: Block[]) => renderMessages({ blocks, summary })[0]?.text;
  const numbered: Block = {
    kind: 'bullet',
    content: [
      text('Dockers voted <to> strike.'),
      text(' '),
      { kind: 'reference', number: 1, url: 'https://a.example' },
    ],
  };

  test('begins with the summary, and has what the blocks say besides, for who hears it read', () => {
    const small: Block = { kind: 'small', content: [text('1 bullet')] };
    const quote: Block = { kind: 'quote', words: 'Nobody was asked.', by: [text('Maria Tovar'), text(', secretary')] };
    const changed: Block = {
      kind: 'bullet',
      mark: 'changed',
      content: [{ kind: 'struck', text: 'at the port' }, text(' '), { kind: 'strong', text: 'in the capital' }],
    };
    const headline: Block = { kind: 'headline', text: 'Port Ellery' };
    const row: Block = { kind: 'actions', actions: [{ id: 'sources', label: 'Sources' }] };
    const summary = 'Port Ellery: Dockers voted <to> strike.';
    expect(textOf(summary, headline, small, numbered, changed, quote, { kind: 'divider' }, row)).toBe(
      [
        'Port Ellery: Dockers voted &lt;to&gt; strike.',
        '1 bullet',
        'CHANGED (was: at the port) in the capital',
        '“Nobody was asked.” Maria Tovar, secretary',
      ].join('\n'),
    );
    expect(textOf('Elsewhere', numbered)).toBe('Elsewhere\nDockers voted &lt;to&gt; strike. [1]');
  });

  test('says nothing twice, names channels, and pings nobody', () => {
    const inChannel: Block = {
      kind: 'paragraph',
      content: [text('Digest 7 in '), { kind: 'channel', id: 'C0HARBOUR' }],
    };
    expect(textOf('Digest 7 in the channel', inChannel)).toBe('Digest 7 in the channel');
    expect(textOf('Digests (1)', inChannel)).toBe('Digests (1)\nDigest 7 in <#C0HARBOUR>');
    const mention: Block = { kind: 'paragraph', content: [{ kind: 'mention', id: 'S0CREW' }] };
    expect(textOf('Elsewhere', mention)).toBe('Elsewhere');
  });
});

describe('parts', () => {
  test('are divided between blocks and numbered', () => {
    const long = (word: string): Block => ({ kind: 'paragraph', content: [text(`${word} `.repeat(1_200))] });
    const messages = render(long('anchor'), long('barges'), long('cables'));
    expect(messages).toHaveLength(3);
    expect(messages.map(({ text: words }) => words.replace(/(\w+ )\1+/g, '$1'))).toEqual([
      'Dockers vote\nanchor anchor…',
      'barges barges… (Part 2 of 3)',
      'cables cables… (Part 3 of 3)',
    ]);
    expect(messages.map(({ blocks }) => JSON.stringify(blocks.at(-1)))).toEqual(
      [1, 2, 3].map((part) =>
        JSON.stringify({
          type: 'context',
          elements: [{ type: 'plain_text', text: `Part ${part} of 3`, emoji: false }],
        }),
      ),
    );
  });

  test('never end with a headline', () => {
    const filler: Block = { kind: 'paragraph', content: [text('x'.repeat(11_400))] };
    const [first, second] = render(filler, { kind: 'headline', text: 'A second story' }, filler);
    expect(JSON.stringify(first)).not.toContain('A second story');
    expect(JSON.stringify(second)).toContain('A second story');
  });

  test('divide a block larger than a message between words, and lose none', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `w${index}`).join(' ');
    const messages = render({ kind: 'quote', words, by: [text('Maria Tovar')] });
    const shown = JSON.stringify(messages.map(({ blocks }) => blocks));
    const found = shown.match(/\bw\d+\b/g);
    expect(found?.join(' ')).toBe(words);
    expect(shown.match(/Maria Tovar/g)).toHaveLength(1);
  });

  test('divide a word larger than a message between graphemes', () => {
    const family = '👩‍👩‍👧‍👦';
    const messages = render({ kind: 'bullet', content: [text(family.repeat(3_000))] });
    const runs = JSON.stringify(messages).match(new RegExp(`"text":"(?:${family})+"`, 'gu')) ?? [];
    expect(runs.join('').split(family)).toHaveLength(3_000 + 1);
  });

  test('are made in linear time of a word of a million letters', () => {
    const messages = render({ kind: 'small', content: [text('x'.repeat(1_000_000))] });
    const letters = messages.flatMap((message) => JSON.stringify(message.blocks).match(/x{100,}/g) ?? []).join('');
    expect(letters).toHaveLength(1_000_000);
  });
});

function briefing(): Document {
  const source = (number: number): Inline => ({ kind: 'reference', number, url: `https://news.example/${number}` });
  return {
    summary: 'Ellery dockers vote to strike from Friday: 2 bullets, 1 quote',
    blocks: [
      { kind: 'headline', text: 'Ellery dockers vote to strike from Friday' },
      { kind: 'small', content: [text('2 bullets · 1 quote · newest 2 h ago')] },
      {
        kind: 'bullet',
        content: [text('Dock workers voted by 71 percent to strike. '), source(1), text(' '), source(3)],
      },
      { kind: 'bullet', mark: 'new', content: [text('The company offered talks. '), source(4)] },
      {
        kind: 'quote',
        words: 'Nobody was asked.',
        by: [{ kind: 'strong', text: 'Maria Tovar' }, text(', union secretary · '), source(1)],
      },
      {
        kind: 'actions',
        actions: [
          { id: 'sources:1', label: 'Sources' },
          { id: 'quotes:1', label: 'All quotes 3' },
        ],
      },
      { kind: 'small', content: [text('Coastal Radio: excerpt only.')] },
    ],
  };
}

describe('a user group that a digest mentions', () => {
  const digest = (id: string): Document => ({
    blocks: [
      { kind: 'paragraph', content: [{ kind: 'mention', id }] },
      { kind: 'bullet', content: [text('They wrote <!subteam^S0OTHER> and <!channel>.')] },
    ],
    summary: 'Dockers vote',
  });

  test('is the only one that is notified, whatever the words say', () => {
    const [message] = renderMessages(digest('S012AB3CD'));
    expect(checkMessage({ ...message })).toMatchObject({ error: null, mentions: ['usergroup'] });
    expect(JSON.stringify(message?.blocks)).toContain('"usergroup_id":"S012AB3CD"');
  });

  test('is left out where it is no id', () => {
    expect(JSON.stringify(renderMessages(digest('channel')))).not.toContain('usergroup');
  });
});
