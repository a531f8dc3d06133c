import type { types } from '@slack/bolt';

/** What a block of Slack's shows, read without any code of the adapter. */
export function shownText(block: types.KnownBlock): string {
  switch (block.type) {
    case 'header':
      return decode(block.text.text);
    case 'context':
      return block.elements.map((element) => readText(element)).join('');
    case 'section':
      return block.text ? readText(block.text) : '';
    case 'rich_text':
      return leaves(block.elements).join('');
    default:
      return '';
  }
}

function readText(element: object): string {
  // Plain text in a context block is only ever the number of the part.
  const raw = 'type' in element && element.type === 'mrkdwn' && 'text' in element ? String(element.text) : '';
  return decode(raw.replace(/<[^|>]*\|([^>]*)>/g, '$1').replace(/<(#\w+)>/g, '$1'));
}

function leaves(elements: readonly object[]): string[] {
  return elements.flatMap((element) => {
    if ('elements' in element && Array.isArray(element.elements)) return leaves(element.elements);
    if ('text' in element) return [String(element.text)];
    if ('fallback' in element) return [String(element.fallback)];
    return 'channel_id' in element ? [`#${String(element.channel_id)}`] : [];
  });
}

function decode(words: string): string {
  const marks: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
  return words.replace(/&(?:amp|lt|gt);/g, (entity) => marks[entity] ?? entity);
}

/** The values of the buttons of messages, and of what opens from menus, in order. */
export function buttonsOf(messages: readonly { readonly blocks: readonly types.KnownBlock[] }[]): string[] {
  return messages.flatMap((message) =>
    message.blocks.flatMap((block) => {
      if (block.type === 'section') return block.accessory ? idsOf(block.accessory) : [];
      return block.type === 'actions' ? block.elements.flatMap(idsOf) : [];
    }),
  );
}

function idsOf(element: object): string[] {
  if ('options' in element && Array.isArray(element.options)) return element.options.map(({ value }) => String(value));
  return ['value' in element ? String(element.value) : ''];
}
