import { z } from 'zod';
import { type Briefing, briefingSchema, type Citation } from '../briefing/briefing.ts';

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

const schema = z.strictObject({ id: z.string(), briefing: briefingSchema, excerpts: z.record(z.string(), z.string()) });

/** The text to keep in the store. */
export function serializeShown(shown: ShownBriefing): string {
  return JSON.stringify(shown);
}

/** Reads a kept text; null when it is not one (an older version's, a damaged row). */
export function parseShown(json: string): ShownBriefing | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
