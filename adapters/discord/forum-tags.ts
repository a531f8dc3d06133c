import { ChannelFlags } from 'discord.js';
import { foldForSearch } from '../../src/index.ts';
import { LIMITS } from './limits.ts';

/** A tag of a forum; one that is moderated is only for who may manage threads. */
interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

/** What a forum asks of its threads. */
export interface Forum {
  readonly flags: number;
  readonly tags: readonly ForumTag[];
}

/** Whether each thread of a forum must have a tag. */
export function requiresTag({ flags }: Pick<Forum, 'flags'>): boolean {
  return (flags & ChannelFlags.RequireTag) !== 0;
}

/**
 * The tags of a thread on a topic, by their ids: those that are called like the topic or like words in it, the same name
 * first. Where a tag must be and none fits it is the first. Moderated ones only where there must be one and no other is.
 */
export function chooseTags(forum: Forum, topic: string): readonly string[] {
  const open = forum.tags.filter(({ moderated }) => !moderated);
  const forced = requiresTag(forum) && open.length === 0;
  const usable = forced ? forum.tags : open;
  const wanted = bare(topic);
  const fitting = usable.filter(({ name }) => bare(name).trim() !== '' && wanted.includes(bare(name)));
  const same = fitting.filter(({ name }) => bare(name) === wanted);
  const chosen = [...new Set([...same, ...fitting])];
  if (chosen.length === 0 && requiresTag(forum)) chosen.push(...usable.slice(0, 1));
  return chosen.slice(0, LIMITS.threadTags).map(({ id }) => id);
}

/** The words without case, accents and signs, each between spaces. */
function bare(words: string): string {
  return ` ${foldForSearch(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
