import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/discord/limits.ts';
import { type Payload, renderDocument } from '../../../adapters/discord/render.ts';
import { type Block, type Document, type Inline, note, text } from '../../../src/index.ts';
import { actionsOf } from '../../support/actions-of.ts';
import { checkMessage } from '../../support/fake-discord.ts';
import { blockTags, randomDocument } from '../../support/random-document.ts';
import { readMarkdown, visible } from './read-markdown.ts';

const documentOf = (...blocks: Block[]): Document => ({ blocks, summary: 'A summary.' });
const paragraph = (...content: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
const bullet = (words: string): Block => ({ kind: 'bullet', content: [text(words)] });

function checked(payload: Payload) {
  const result = checkMessage(payload);
  if ('status' in result) throw new Error(`Discord refuses it: ${JSON.stringify(result.body)}`);
  return result;
}

const textOf = (payload: Payload): string => checked(payload).texts.join('\n');
const render = (...blocks: Block[]): string[] => renderDocument(documentOf(...blocks)).map(textOf);

describe('renderDocument', () => {
  it('lays out a briefing', () => {
    const content = [
      text('Dock workers voted by 71 percent. '),
      { kind: 'reference', number: 1, url: 'https://n.example/1' },
    ] as const;
    const by = [
      { kind: 'strong', text: 'Maria Tovar' },
      text(', union secretary · '),
      { kind: 'reference', number: 2, url: null },
    ] as const;
    const [payload, ...others] = renderDocument(
      documentOf(
        { kind: 'headline', text: 'Dockers to strike' },
        {
          kind: 'small',
          content: [
            text('2 bullets · newest '),
            { kind: 'instant', at: '2026-03-05T08:00:00Z', style: 'relative', text: '2 h ago' },
          ],
        },
        { kind: 'bullet', content },
        {
          kind: 'bullet',
          mark: 'changed',
          content: [
            text('Talks '),
            { kind: 'struck', text: 'at the port' },
            text(' in '),
            { kind: 'channel', id: '12345678901234567' },
          ],
        },
        { kind: 'quote', words: 'Nobody was asked.', by },
        { kind: 'divider' },
        { kind: 'actions', actions: [{ id: 'sources:1', label: 'Sources' }] },
        { kind: 'small', content: [text('Type '), { kind: 'code', text: '/help' }] },
      ),
    );
    expect(others).toEqual([]);
    expect(payload).toEqual({
      flags: 32_772,
      allowed_mentions: { parse: [] },
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: '### Dockers to strike\n-# 2 bullets · newest <t:1772697600:R>' },
            {
              type: 10,
              content:
                '• Dock workers voted by 71 percent. [[1]](<https://n.example/1>)\nCHANGED • Talks ~~at the port~~ in <#12345678901234567>',
            },
            { type: 10, content: '> “Nobody was asked.”\n**Maria Tovar**, union secretary · \\[2\\]' },
            { type: 14, divider: true, spacing: 1 },
            { type: 1, components: [{ type: 2, style: 2, label: 'Sources', custom_id: 'sources:1' }] },
            { type: 10, content: '-# Type `/help`' },
          ],
        },
      ],
    });
  });

  it('shows the summary where there is nothing else, and never nothing', () => {
    expect(render({ kind: 'divider' }, paragraph(' '))).toEqual(['A summary.']);
    expect(renderDocument({ blocks: [], summary: '' }).map(textOf)).toEqual(['…']);
  });

  it('keeps neighbouring formats apart and a line from becoming a list', () => {
    const strong = { kind: 'strong', text: 'a*' } as const;
    const read = readMarkdown(
      render(paragraph(strong, strong, { kind: 'code', text: 'x' }, { kind: 'code', text: 'y' }))[0] ?? '',
    );
    expect(visible(read.words)).toBe('a*a*xy');
    expect(read.marks).toEqual(['**', '**', '**', '**', '`', '`']);
    expect(readMarkdown(render(paragraph('1', '. first'))[0] ?? '').starts).toEqual([]);
    expect(readMarkdown(render(paragraph('-', ' first'))[0] ?? '').starts).toEqual([]);
  });

  it('makes a link of any label, and words of a link without an address that is safe', () => {
    const link = (words: string, url: string): string => render(paragraph({ kind: 'link', text: words, url }))[0] ?? '';
    expect(link('[Video] a]b[ *c*', 'https://n.example/')).toBe('[\\(Video) a)b( \\*c\\*](<https://n.example/>)');
    expect(link('[Video]', 'javascript:alert(1)')).toBe('\\[Video\\]');
    expect(link(' ', 'https://n.example/')).toBe('A summary.');
  });

  it('gives an id that stands twice in a message its own custom id', () => {
    const actions = [{ id: 'more', label: 'More' }];
    const [payload] = renderDocument(
      documentOf(bullet('a'), { kind: 'actions', actions }, { kind: 'actions', actions }),
    );
    expect(payload && checked(payload).buttons.map(({ customId }) => customId)).toEqual(['more', 'more~2']);
  });
});

describe('the limits', () => {
  it('takes 4,000 characters in one message and divides one more', () => {
    expect(render(paragraph('x'.repeat(LIMITS.textCharacters)))).toHaveLength(1);
    const parts = render(paragraph('x'.repeat(LIMITS.textCharacters + 1)));
    expect(parts).toHaveLength(2);
    expect(parts.join('').replace(/\n-# Part \d of \d/g, '')).toBe('x'.repeat(LIMITS.textCharacters + 1));
  });

  it('takes 10,170 bytes in one message and divides one more', () => {
    const bytes = (count: number) => '港'.repeat(Math.floor((count - LIMITS.textDisplayOverhead) / 3));
    const one = bytes(LIMITS.textBytes);
    expect(Buffer.byteLength(one) + LIMITS.textDisplayOverhead).toBe(LIMITS.textBytes);
    expect(render(paragraph(one))).toHaveLength(1);
    expect(render(paragraph(`${one}a`))).toHaveLength(2);
  });

  it('takes 40 components in one message and divides one more', () => {
    const quotes = (count: number): Block[] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'quote', words: `q${index}`, by: [text('x')] }));
    expect(render(...quotes(LIMITS.components - 1))).toHaveLength(1);
    const parts = render(...quotes(LIMITS.components));
    expect(parts).toHaveLength(2);
    for (const index of Array(LIMITS.components).keys()) {
      expect(parts.filter((part) => part.includes(`> “q${index}”`))).toHaveLength(1);
    }
  });

  it('takes labels of 80 characters whole and clips longer ones between letters', () => {
    const label = (words: string) => {
      const [payload] = renderDocument(documentOf({ kind: 'actions', actions: [{ id: 'a', label: words }] }));
      return payload && checked(payload).buttons[0]?.label;
    };
    expect(label('x'.repeat(LIMITS.buttonLabel))).toBe('x'.repeat(LIMITS.buttonLabel));
    expect(label('x'.repeat(LIMITS.buttonLabel + 1))).toBe(`${'x'.repeat(LIMITS.buttonLabel - 1)}…`);
    expect(label('👩‍👩‍👧‍👦'.repeat(9))).toBe(`${'👩‍👩‍👧‍👦'.repeat(7)}…`);
  });

  it('takes ids of 100 characters and throws for longer ones, a fault of whoever made them', () => {
    const id = (length: number) => documentOf({ kind: 'actions', actions: [{ id: 'x'.repeat(length), label: 'x' }] });
    expect(renderDocument(id(LIMITS.customId))).toHaveLength(1);
    expect(() => renderDocument(id(LIMITS.customId + 1))).toThrow(RangeError);
  });

  it('puts more than five buttons into rows', () => {
    const actions = Array.from({ length: 6 }, (_, index) => ({ id: `a${index}`, label: 'x' }));
    const [payload] = renderDocument(documentOf({ kind: 'actions', actions }));
    expect(payload?.components[0].components.map((row) => (row.type === 1 ? row.components.length : 0))).toEqual([
      5, 1,
    ]);
  });
});

describe('long documents', () => {
  const headline: Block = { kind: 'headline', text: 'A story' };

  it('keeps a headline with its first bullet, and buttons with what they are about', () => {
    const filler = Array.from({ length: 38 }, (_, index) => bullet(`${index} ${'x'.repeat(98)}`));
    const actions: Block = { kind: 'actions', actions: [{ id: 'more', label: 'More' }] };
    const [first = '', second = ''] = render(...filler, headline, bullet(`last ${'y'.repeat(300)}`), actions);
    expect(first).not.toContain('A story');
    expect(second).toContain('### A story\n• last');
  });

  it('divides a quote larger than a message at words, in order, with its marks outside only', () => {
    const words = Array.from({ length: 1_200 }, (_, index) => `word${index}`);
    const parts = render({ kind: 'quote', words: words.join(' '), by: [text('Maria')] });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(' ').match(/word\d+/g)).toEqual(words);
    expect(parts.join('').match(/[“”]/g)).toEqual(['“', '”']);
    expect(parts.at(-1)).toContain('word1199”\nMaria');
  });

  it('divides a word larger than a message between letters, and one larger letter between its points', () => {
    const family = '👩‍👩‍👧‍👦';
    const parts = render(paragraph(family.repeat(1_000)));
    const families = parts.flatMap((part) => readMarkdown(part.replace(/\n-# Part.*/, '')).words);
    expect(families.every((part) => part.length % family.length === 0)).toBe(true);
    expect(families.join('')).toBe(family.repeat(1_000));
    const towering = `a${'\u0301'.repeat(9_000)}`;
    const points = render(paragraph(towering)).map((part) => part.replace(/\n-# Part.*/, '').replaceAll('\n', ''));
    expect(points.join('')).toBe(towering);
  });

  it('is never refused, loses nothing, divides no block that a message holds, and calls nobody', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        const payloads = renderDocument(document);
        const contents = payloads.map(checked);
        const parts = contents.map(({ texts }) => texts.join('\n'));
        expect(payloads.length).toBeGreaterThan(0);
        expect(contents.flatMap(({ pings }) => pings)).toEqual([]);
        document.blocks.forEach((block, index) => {
          const whole = renderDocument(documentOf(block)).length === 1;
          expectWhole(parts, block, index, whole);
        });
        const ids = contents.flatMap(({ buttons }) => buttons.map(({ customId }) => customId.replace(/~\d+$/, '')));
        expect(ids).toEqual(actionsOf(document).map(({ id }) => id));
        for (const part of parts) expectOnlyOurs(part);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** A block's first and last words are in exactly one part each, and in the same one where it fits a message. */
function expectWhole(parts: readonly string[], block: Block, index: number, whole: boolean): void {
  if (block.kind === 'divider' || block.kind === 'actions') return;
  const { open, close } = blockTags(index);
  const places = (tag: string) => parts.flatMap((part, at) => (part.includes(tag) ? [at] : []));
  expect(places(open)).toHaveLength(1);
  expect(places(close)).toHaveLength(1);
  if (whole) expect(places(open)).toEqual(places(close));
}

/** Everything that is more than words comes from the document, never from the words in it. */
function expectOnlyOurs(part: string): void {
  const { specials, marks, starts } = readMarkdown(part);
  for (const special of specials) expect(special).toMatch(/^(?:link https?:\/\/|<t:\d+:[DtfR]>$|<#\d{17,20}>$)/);
  for (const mark of marks) expect(['**', '~~', '`']).toContain(mark);
  for (const start of starts) expect(['### ', '-# ', '> ']).toContain(start);
}

it('divides a long summary too, where a document has nothing else', () => {
  const payloads = renderDocument({ blocks: [{ kind: 'divider' }], summary: 'word '.repeat(2000) });
  expect(payloads.length).toBeGreaterThan(1);
  expect(payloads.map(textOf).join(' ').match(/word/g)).toHaveLength(2000);
});

it('renders a short reply as one plain line', () => {
  expect(renderDocument(note('Saved.')).map(textOf)).toEqual(['Saved.']);
});

describe('a role that a digest mentions', () => {
  const role = '223456789012345678';
  const digest = (words: string, id: string): Document => ({
    blocks: [
      { kind: 'paragraph', content: [{ kind: 'mention', id }] },
      { kind: 'bullet', content: [text(words)] },
    ],
    summary: words,
  });

  it('is the only one that is notified, whatever the words say', () => {
    const [payload] = renderDocument(digest('They wrote <@&323456789012345678> and @everyone.', role));
    expect(payload?.allowed_mentions).toEqual({ parse: [], roles: [role] });
    if (!payload) throw new Error('nothing was rendered');
    expect(checked(payload).pings).toEqual([`<@&${role}>`]);
  });

  it('is notified once, by the first of several parts', () => {
    const long = digest('word '.repeat(300), role);
    const blocks = [...long.blocks, ...Array.from({ length: 6 }, () => long.blocks[1] ?? long.blocks[0])].flatMap(
      (block) => block ?? [],
    );
    const payloads = renderDocument({ blocks, summary: 's' });
    expect(payloads.length).toBeGreaterThan(1);
    expect(payloads.map(({ allowed_mentions }) => allowed_mentions.roles?.length ?? 0)).toEqual([
      1,
      ...payloads.slice(1).map(() => 0),
    ]);
  });

  it('is left out where it is no id', () => {
    expect(JSON.stringify(renderDocument(digest('News.', '@everyone')))).not.toContain('everyone>');
  });
});
