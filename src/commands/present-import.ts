import { plural } from '../kernel/text.ts';
import { type Block, type Document, text } from '../presentation/document.ts';
import { MOST_FEEDS_PER_TENANT } from '../sources/feed-store.ts';
import type { Caller } from './command.ts';
import type { ImportedSources } from './parts.ts';
import { typed } from './replies.ts';

/** What was imported, by whom, and by what it is undone. */
interface ImportFacts {
  readonly name: string;
  readonly batch: string;
  readonly caller: Caller;
}

const MOST_REASONS = 5;
const LONGEST_NAME = 80;

/** What an import did, why the first few entries were refused, when the feeds are read, and how to undo it. */
export function presentImport(imported: ImportedSources, { name, batch, caller }: ImportFacts): Document {
  const said = outcomeOf(imported, clipped(name));
  const blocks: Block[] = [{ kind: 'paragraph', content: [text(said)] }, ...reasonsOf(imported)];
  if (imported.added > 0) {
    const health = typed(caller, 'sources health');
    const undo = typed(caller, `sources import undo:${batch}`);
    const asked = imported.added === 1 ? 'It is asked' : 'They are asked in turn';
    blocks.push(
      {
        kind: 'small',
        content: [text(`${asked} within minutes; `), health, text(' tells how. Nothing is posted by itself.')],
      },
      { kind: 'paragraph', content: [text('Undo: '), undo] },
      { kind: 'actions', actions: [{ id: `import-undo:${batch}`, label: 'Undo' }] },
    );
  }
  return { blocks, summary: said };
}

function outcomeOf({ added, known, refused, beyond, twice, unread }: ImportedSources, name: string): string {
  const left = refused.length + beyond + unread;
  const others = [
    known > 0 ? `${known} followed already` : '',
    twice > 0 ? `${twice} in it twice` : '',
    left > 0 ? `${left} left out` : '',
  ].filter(Boolean);
  const done = added > 0 ? `${plural(added, 'feed')} added` : 'Nothing added';
  return `${[`${done} from ${name}`, ...others].join(', ')}.`;
}

function reasonsOf({ refused, beyond, unread }: ImportedSources): Block[] {
  const bullet = (words: string): Block => ({ kind: 'bullet', content: [text(words)] });
  const reasons = refused.slice(0, MOST_REASONS).map((one) => bullet(`${clipped(one.name)}: ${one.advice}`));
  const more = refused.length - reasons.length;
  if (more > 0) reasons.push(bullet(`and ${more} more that can't be followed.`));
  if (beyond > 0) {
    const fits = `${beyond} did not fit: ${MOST_FEEDS_PER_TENANT} feeds are the most here.`;
    reasons.push(bullet(`${fits} Remove some, then import the list again.`));
  }
  if (unread > 0) reasons.push(bullet(`${unread} stood too far down: the list is too long. Divide it.`));
  return reasons;
}

function clipped(name: string): string {
  const words = name.replace(/\s+/g, ' ').trim();
  return words.length <= LONGEST_NAME ? words : `${words.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
