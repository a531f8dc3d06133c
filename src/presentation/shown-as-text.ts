import { z } from 'zod';
import { briefingSchema } from '../briefing/briefing.ts';
import type { ShownBriefing } from './shown-briefing.ts';

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
