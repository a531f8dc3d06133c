import fc from 'fast-check';
import { type Block, type Document, type Inline, text } from '../../src/index.ts';

/** What news text and hostile feeds hold: several scripts, markup, mentions, very long words, odd characters. */
const WORDS = {
  plain: ['dockers', 'voted', 'on', 'Wednesday,', '71', 'percent.', 'the', 'harbour', 'roster', '1,900', '—', '“said”'],
  arabic: ['المتحدث', 'باسم', 'الميناء', 'قال', 'إن', 'الإضراب', 'يبدأ', 'يوم', 'الجمعة،', '٧١', '\u200f'],
  japanese: ['港湾労働者は金曜日から', '「誰も聞かれなかった」', '組合は述べた。', 'カタカナ', '㍿', '𠮷野家'],
  emoji: ['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🇵🇹', '👍🏽', '❤️', 'é', 'ǎ̧̛', '\u{1f300}'],
  markup: [
    '**',
    '*',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '```',
    '||',
    '>',
    '>>>',
    '#',
    '###',
    '-#',
    '-',
    '1.',
    '\\',
    '[',
    '](',
    ')',
  ],
  mentions: [
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@!1>',
    '<@&2>',
    '<#3>',
    '<!channel>',
    '<!here>',
    '<@U01>',
  ],
  entities: [
    '<t:1700000000:R>',
    '<:wave:123456>',
    ':wave:',
    '</quit:1>',
    '<id:guide>',
    '&amp;',
    '&lt;',
    '<b>',
    '<script>',
  ],
  addresses: [
    'https://a.example/x_y_(z)',
    'http://b.example',
    'www.c.example',
    'me@d.example',
    '[x](https://e.example)',
  ],
  odd: ['\n', '\n\n', '\t', '\u00a0', '\u0000', '\u202e', '\u2028', '\ud83d', '\udc00', '\ufeff', '"', "'"],
} as const;

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS.plain) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS.arabic) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS.japanese) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS.emoji) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS.markup) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS.mentions) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS.entities) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS.addresses) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS.odd) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
);

const longWord = fc
  .tuple(fc.constantFrom('a', 'ش', '港', '👩‍👩‍👧‍👦', '*', '<', '@everyone'), fc.integer({ min: 200, max: 9_000 }))
  .map(([unit, units]) => unit.repeat(Math.ceil(units / unit.length)));

/** Text of random words; now and then a very long one, or none at all. */
export const randomText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 40 }), fc.constantFrom(' ', ' ', ' ', ''))
      .map(([words, between]) => words.join(between)),
  },
  { weight: 2, arbitrary: fc.array(word, { minLength: 200, maxLength: 1_500 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: longWord },
);

const shortText = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://news.example/a)b(c',
    'https://news.example/a b>c<d',
    'https://x.example/|a|b?c=[d]',
    `https://news.example/${'a'.repeat(3_000)}`,
    'javascript:alert(1)',
    'not an address',
    '',
  ),
);

const instant = fc.record({
  kind: fc.constant('instant' as const),
  at: fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  style: fc.constantFrom('date' as const, 'time' as const, 'datetime' as const, 'relative' as const),
  text: fc.constant('4 Mar 2026, 14:05'),
});

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('text' as const), text: randomText }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('strong' as const, 'struck' as const), text: randomText }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('code' as const), text: shortText }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), text: shortText, url: address }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reference' as const),
      number: fc.integer({ min: 1, max: 99 }),
      url: fc.option(address, { nil: null }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('channel' as const),
      id: fc.constantFrom('C0123ABCD', '12345678901234567'),
    }),
  },
  { weight: 1, arbitrary: instant },
);

const content = fc.array(inline, { minLength: 1, maxLength: 8 });

const action = fc.record({
  id: fc.stringMatching(/^[a-z0-9:.-]{1,90}$/),
  label: fc.oneof(fc.constantFrom('Sources', 'All quotes 3', 'Timeline'), shortText),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('headline' as const), text: randomText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('paragraph' as const, 'small' as const), content }) },
  {
    weight: 8,
    arbitrary: fc.record(
      { kind: fc.constant('bullet' as const), mark: fc.constantFrom('new' as const, 'changed' as const), content },
      { requiredKeys: ['kind', 'content'] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      { kind: fc.constant('quote' as const), words: randomText, by: content, action },
      { requiredKeys: ['kind', 'words', 'by'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('divider' as const) }) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(action, { minLength: 1, maxLength: 12, selector: ({ id }) => id })
      .map((actions) => ({ kind: 'actions' as const, actions: actions.slice(0, 5), more: actions.slice(5) })),
  },
);

/** The words that open and close the text of block `index` in a random document: found once, they place the block. */
export function blockTags(index: number): { readonly open: string; readonly close: string } {
  return { open: `open${index}tag`, close: `close${index}tag` };
}

function tag(untagged: Block, index: number): Block {
  const { open, close } = blockTags(index);
  switch (untagged.kind) {
    case 'headline':
      return { ...untagged, text: `${open} ${untagged.text} ${close}` };
    case 'quote':
      return { ...untagged, words: `${open} ${untagged.words}`, by: [...untagged.by, text(` ${close}`)] };
    case 'divider':
    case 'actions':
      return untagged;
    default:
      return { ...untagged, content: [text(`${open} `), ...untagged.content, text(` ${close}`)] };
  }
}

/**
 * Random documents of up to `maxBlocks` blocks of every kind, in Latin, Arabic and Japanese script, with emoji, markup,
 * mentions, very long words and broken characters. Each block with text starts and ends with its `blockTags`. Action ids
 * are unique within a block only.
 */
export function randomDocument(maxBlocks = 40): fc.Arbitrary<Document> {
  return fc
    .record({ blocks: fc.array(block, { minLength: 1, maxLength: maxBlocks }), summary: randomText })
    .map(({ blocks, summary }) => ({ blocks: blocks.map(tag), summary }));
}
