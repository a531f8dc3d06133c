import type { Refusal } from '../../src/index.ts';

/** What keeps the bot from being connected: only a person can mend it, it may mend itself, or Discord says when. */
export type Obstacle =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs: number };

/** How an attempt to connect ended. */
export type Attempt = { readonly kind: 'connected'; readonly description: string } | Obstacle;
