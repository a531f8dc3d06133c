import type { Briefing, Citation } from '../briefing/briefing.ts';

/** A briefing as it was shown, with the exact source text of each citation, so that its buttons work at any later time. */
export interface ShownBriefing {
  /** At most 32 ASCII characters; part of its buttons' ids. */
  readonly id: string;
  readonly briefing: Briefing;
  /** Source text by `excerptKey`. */
  readonly excerpts: Readonly<Record<string, string>>;
}

/** The key of a citation's text in `excerpts`. */
export function excerptKey(citation: Citation): string {
  return `${citation.articleId}:${citation.start}:${citation.end}`;
}
