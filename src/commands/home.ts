import { plural } from '../kernel/text.ts';
import { type Action, type Block, type Document, type Inline, text } from '../presentation/document.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { EXAMPLES } from '../subscriptions/when-words.ts';
import type { Caller } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import { describeOutcome } from './digest-history.ts';
import { describeState, nextFirst } from './digest-list.ts';
import { exampleTopic } from './example-topic.ts';
import { describeManagers, MANAGERS_FORM } from './managers-form.ts';
import type { CommandParts, FollowedSource } from './parts.ts';
import { typed } from './replies.ts';
import { findRights, type Rights } from './rights.ts';
import { findSeenDigests, type SeenDigests } from './seen-digests.ts';
import { ADD_SOURCE } from './source-form.ts';
import { presentHealth } from './sources-list.ts';
import { instantIn } from './times.ts';

/** Digests on a page, and sources on the first: together far fewer blocks than any platform's own place holds. */
const DIGESTS = 10;
const SOURCES = 15;

const PAGE = /^home:(\d{1,4})$/;

/** The page that a button of it turns to; null for another button. */
export function homePage(actionId: string): number | null {
  const [, page] = PAGE.exec(actionId) ?? [];
  return page === undefined ? null : Number(page);
}

/**
 * What stands in the app's own place: the digests that the person may know of with what came of them last, the sources and
 * how they do, who may manage both. `said`, what came of the last press, stands above all.
 */
export async function presentHome(
  parts: CommandParts,
  caller: Caller,
  asked: number,
  said?: Document,
): Promise<Document> {
  const [seen, feeds, rights, zone] = await Promise.all([
    findSeenDigests(parts, caller),
    parts.feedsOf(caller),
    findRights(parts, caller),
    caller.zone ?? parts.personZones.find(caller.platform, caller.userId),
  ]);
  const last = Math.max(0, Math.ceil(seen.digests.length / DIGESTS) - 1);
  const page = Math.min(asked, last);
  const blocks = [
    ...(said ? [...said.blocks, DIVIDER] : []),
    ...(await digestBlocks(parts, rights, seen, page)),
    { kind: 'actions', actions: [...addActions(rights), ...pager(page, last)] } as const,
    small(
      `${zone ? `Your time zone: ${zone} · this bot’s` : 'This bot’s time zone'}: ${parts.defaultZone}. Times: ${EXAMPLES}`,
    ),
    ...(seen.digests.length === 0 ? await firstSteps(parts, caller, rights) : []),
    DIVIDER,
    ...sourceBlocks(feeds, caller),
    { kind: 'actions', actions: rights.may('all') ? [ADD_SOURCE] : [] } as const,
    DIVIDER,
    ...managerBlocks(rights),
  ].filter((block) => block.kind !== 'actions' || block.actions.length > 0);
  return { blocks, summary: said?.summary ?? 'Digests and sources' };
}

const DIVIDER: Block = { kind: 'divider' };

function small(...content: readonly (Inline | string)[]): Block {
  return { kind: 'small', content: content.map((part) => (typeof part === 'string' ? text(part) : part)) };
}

async function digestBlocks(
  parts: CommandParts,
  rights: Rights,
  { digests, missing }: SeenDigests,
  page: number,
): Promise<Block[]> {
  const from = page * DIGESTS;
  const rows = nextFirst(digests, parts.clock.now()).slice(from, from + DIGESTS);
  const range = digests.length > DIGESTS ? `${from + 1} to ${from + rows.length} of ${digests.length}` : digests.length;
  const shown = await Promise.all(
    rows.map(async ({ subscription, next }): Promise<Block[]> => {
      const paragraph: Block = {
        kind: 'paragraph',
        content: [...describeDigest(subscription), ...describeState(subscription, next)],
      };
      const outcome = small(...(await lastOutcome(parts, subscription)));
      return [paragraph, outcome, ...(rights.may('digest', subscription.createdBy) ? [digestRow(subscription)] : [])];
    }),
  );
  return [
    { kind: 'headline', text: digests.length === 0 ? 'No digests yet' : `Digests (${range})` },
    ...(missing === null ? [] : [small(missing)]),
    ...shown.flat(),
  ];
}

async function lastOutcome({ history }: CommandParts, { id, zone }: Subscription): Promise<Inline[]> {
  const [last] = await history(id, 1);
  if (!last) return [text('No edition yet')];
  return [text('Last: '), instantIn(new Date(last.dueAt), zone), text(` · ${describeOutcome(last)}`)];
}

/** What is done often stands there, the rest opens from a menu: ten digests are ten rows on a phone. */
function digestRow({ id, state }: Subscription): Block {
  const toggle = state === 'active' ? { verb: 'pause', label: 'Pause' } : { verb: 'resume', label: 'Resume' };
  return {
    kind: 'actions',
    actions: [
      { id: `digest-edit:${id}`, label: 'Edit' },
      { id: `digest-${toggle.verb}:${id}`, label: toggle.label },
    ],
    more: [
      { id: `digest-preview:${id}`, label: 'Preview' },
      { id: `digest-now:${id}`, label: 'Post one now' },
      { id: `digest-history:${id}`, label: 'History' },
      { id: `digest-remove:${id}`, label: 'Remove' },
    ],
  };
}

function addActions(rights: Rights): Action[] {
  return rights.may('add') ? [{ id: 'digest-add', label: 'New digest' }] : [];
}

function pager(page: number, last: number): Action[] {
  return [
    ...(page > 0 ? [{ id: `home:${page - 1}`, label: 'Previous' }] : []),
    ...(page < last ? [{ id: `home:${page + 1}`, label: 'Next' }] : []),
  ];
}

async function firstSteps(parts: CommandParts, caller: Caller, rights: Rights): Promise<Block[]> {
  const topic = await exampleTopic(parts, caller);
  const steps: readonly (readonly Inline[])[] = [
    [
      text('Ask for the news on a topic, in any channel: '),
      typed(caller, `briefing topic:${topic}`, `briefing ${topic}`),
      text('. Only you see the answer, until you share it.'),
    ],
    ...(rights.may('add') ? [[text('Let a channel have it on a schedule: “New digest” above.')]] : []),
    ...(rights.may('all') ? [[text('Follow your own feeds: “Add source” below.')]] : []),
  ];
  return [{ kind: 'headline', text: 'First steps' }, ...steps.map((content): Block => ({ kind: 'bullet', content }))];
}

function sourceBlocks(feeds: readonly FollowedSource[], caller: Caller): Block[] {
  const { blocks } = presentHealth(feeds, caller, SOURCES);
  const more = feeds.length - SOURCES;
  if (more <= 0) return [...blocks];
  return [...blocks, small(`And ${plural(more, 'feed')} more: `, typed(caller, 'sources health'))];
}

function managerBlocks(rights: Rights): Block[] {
  const actions = rights.may('settings') ? [{ id: MANAGERS_FORM, label: 'Who may manage' }] : [];
  return [small(describeManagers(rights.managers)), { kind: 'actions', actions }];
}
