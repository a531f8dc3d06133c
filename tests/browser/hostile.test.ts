import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../src/index.ts';
import { type PageStage, startPageStage } from '../support/page-stage.ts';
import { HAS_BROWSER, newest, open, send, withPage } from './open-page.ts';
import { floodStories } from './stories.ts';

const SCRIPT = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">';
const ADDRESS = 'javascript:window.hacked=1';
const LONG = 'Ä'.repeat(10_000);
const TURNED = 'left \u202e\u2066thgir';

/** What an article could bring into each kind of block. */
const DOCUMENT: Document = {
  summary: SCRIPT,
  blocks: [
    { kind: 'headline', text: `${SCRIPT} ${TURNED}` },
    { kind: 'small', content: [{ kind: 'text', text: `${TURNED} [here](${ADDRESS}) <${ADDRESS}|here>` }] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: TURNED },
        { kind: 'strong', text: 'after' },
        { kind: 'link', text: SCRIPT, url: ADDRESS },
        { kind: 'reference', number: 1, url: `data:text/html,${SCRIPT}` },
      ],
    },
    { kind: 'bullet', content: [{ kind: 'text', text: LONG }] },
    { kind: 'quote', words: `${SCRIPT}${LONG}`, by: [{ kind: 'strong', text: SCRIPT }] },
    { kind: 'actions', actions: [{ id: 'sources:gone:0:0', label: SCRIPT }] },
  ],
};

/** Payloads that no renderer of ours makes. */
const RAW = {
  kind: 'answer',
  at: '2026-03-03T12:00:00.000Z',
  discord: [
    {
      components: [
        { type: 10, content: `[words](${ADDRESS}) [more](<${ADDRESS}>) ${SCRIPT} **${SCRIPT}**` },
        { type: 12, items: [{ media: { url: 'https://tracker.example/x.png' }, description: 'tracker' }] },
        { type: 2, style: 5, url: ADDRESS, label: 'Link' },
        { type: 999 },
      ],
    },
  ],
  slack: [
    {
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `<${ADDRESS}|words> *${SCRIPT}*` } },
        { type: 'image', image_url: 'https://tracker.example/y.png', alt_text: 'tracker' },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'link', url: ADDRESS, text: 'words' },
                { type: 'text', text: SCRIPT },
              ],
            },
          ],
        },
      ],
    },
  ],
  file: {
    name: 'x.svg',
    mediaType: 'image/svg+xml',
    description: SCRIPT,
    base64: Buffer.from(SCRIPT).toString('base64'),
  },
};
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PICTURE = {
  ...RAW,
  discord: [{ components: [{ type: 12, items: [{ media: { url: 'attachment://one.png' } }] }] }],
  slack: [{ blocks: [] }],
  file: { name: 'one.png', mediaType: 'image/png', description: 'One green dot', base64: PIXEL },
};

/** What there is on the page, for the debugger to find. */
const LOOK = `({
  hacked: 'hacked' in window,
  scripts: document.scripts.length,
  handlers: document.querySelectorAll('[onerror], [onclick], iframe, object, embed').length,
  links: [...document.querySelectorAll('.log a')].map((link) => link.getAttribute('href').split(':')[0]),
  images: [...document.querySelectorAll('img')].map((image) => new URL(image.src).pathname),
  wide: [...document.querySelectorAll('.log')].map((log) => log.scrollWidth - log.clientWidth),
  shown: [document.querySelector('#pane-slack .log').textContent],
})`;

describe.skipIf(!HAS_BROWSER)('hostile text on the local page', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await startPageStage({ stories: floodStories(), now: '2026-03-03T12:00:00Z' });
  });
  afterAll(() => stage.stop());

  test('is words and nothing else: no script, no other link, no request, nothing wider than its pane', () =>
    withPage(stage, async (page) => {
      const publisher = stage.publisher();
      const [payload = ''] = publisher.render(DOCUMENT);
      const address = { platform: 'preview', tenantId: 'page', channelId: 'preview' };
      await publisher.post({ address, payload, key: 'hostile', firstMessageId: null, inDoubt: null });
      await stage.store().conversation.add('raw', JSON.stringify(RAW));
      await send(page, `/briefing ${SCRIPT}`);
      await newest(page, 'slack')
        .getByText(/No article mentions/)
        .waitFor();
      await open(page, stage.url);
      expect(await page.locator('#pane-discord .message').count()).toBe(3);
      const found = (await page.evaluate(LOOK)) as Readonly<Record<string, unknown[]>>;
      expect(found).toMatchObject({ hacked: false, scripts: 1, handlers: 0, wide: [0, 0] });
      expect(new Set(found['links'])).toEqual(new Set(['blob']));
      expect(new Set(found['images'])).toEqual(new Set(['/preview/icon.svg']));
      const shown = String(found['shown']);
      expect(shown).toContain(LONG);
      expect(shown).toContain(SCRIPT);
      const [words, after] = await Promise.all(
        [page.locator('#pane-slack .run').first(), page.locator('#pane-slack strong', { hasText: /^after$/ })].map(
          (one) => one.boundingBox(),
        ),
      );
      expect(after?.x).toBeGreaterThan(words?.x ?? 0);
    }));

  test('a picture of an answer is shown, and any other file can be saved', () =>
    withPage(stage, async (page) => {
      await stage.store().conversation.add('picture', JSON.stringify(PICTURE));
      await open(page, stage.url);
      for (const pane of ['discord', 'slack'] as const) {
        const picture = newest(page, pane).getByRole('img', { name: 'One green dot' });
        const width = 'async (image) => { await image.decode(); return image.naturalWidth; }';
        expect(await picture.evaluate(`(${width})(document.querySelector('#pane-${pane} .picture img'))`)).toBe(1);
      }
    }));
});
