/** What became of one attempt to post one part. */
export type Outcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  /** The platform asks to wait; nothing was posted. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** The platform will never take this payload. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The channel is gone or closed to us; `advice` tells a person the way back. */
  | { readonly kind: 'gone'; readonly reason: string; readonly advice: string }
  /** Nothing was posted; trying again may work. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The request left and no answer came: it may have been posted. */
  | { readonly kind: 'unknown'; readonly reason: string };
