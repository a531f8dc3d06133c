import { z } from 'zod';
import { type Decision, JOIN_AT } from './decide-story.ts';
import type { ReadFeatures } from './features.ts';
import { MERGE_FROM, type Merge } from './find-merge.ts';
import { sharedTerms } from './shared-terms.ts';
import type { Fit } from './similarity.ts';
import type { Vocabulary } from './vocabulary.ts';

const fitSchema = z.object({ story: z.string(), score: z.number() });

/** Why an article tells the story it was put to: small enough to be kept with every article. */
const reasonSchema = z.object({
  did: z.enum(['joined', 'opened']),
  /** The story as it was called then. */
  story: z.string(),
  /** The score from which on an article joined. */
  from: z.number(),
  /** How well it fitted the story that it fitted best, and the next one. */
  best: fitSchema.nullable(),
  rival: fitSchema.nullable(),
  /** The most similar article of the best story. */
  closest: z
    .object({
      id: z.string(),
      /** Days between the two; null where one has no date. */
      days: z.number().nullable(),
      names: z.array(z.string()),
      numbers: z.array(z.string()),
      words: z.array(z.string()),
    })
    .nullable(),
  /** Whether its text is a copy of the closest one's. */
  copy: z.boolean(),
});
export type Reason = z.infer<typeof reasonSchema>;

const linkSchema = z.object({ odds: z.number(), numbers: z.number() });

/** Why two stories became one. */
const mergeReasonSchema = z.object({
  /** The article that fitted both. */
  by: z.string(),
  /** How well it fitted each. */
  scores: z.tuple([z.number(), z.number()]),
  /** How alike their articles are on average, each with each, and what was asked for: `Link`. */
  link: linkSchema,
  from: linkSchema,
});
export type MergeReason = z.infer<typeof mergeReasonSchema>;

/** Says in figures and a few words why an article was put to its story. */
export function reasonOf(decision: Decision, read: ReadFeatures, copy: boolean, vocabulary: Vocabulary): Reason {
  const { best, rival, did } = decision;
  const closest = best?.closest;
  return {
    did,
    story: decision.storyId,
    from: JOIN_AT,
    best: best && figures(best),
    rival: rival && figures(rival),
    closest: closest
      ? {
          id: closest.id,
          days: daysBetween(read.features.day, closest.features.day),
          ...sharedTerms(read, closest.features, vocabulary),
        }
      : null,
    copy,
  };
}

/** Says in figures why two stories became one. */
export function mergeReasonOf({ scores, link }: Merge, articleId: string): MergeReason {
  const [kept, lost] = scores.map(hundredths);
  const rounded = { odds: hundredths(link.odds), numbers: hundredths(link.numbers) };
  return { by: articleId, scores: [kept ?? 0, lost ?? 0], link: rounded, from: MERGE_FROM };
}

/** Reads a kept reason; null for what is none. */
export function parseReason(json: string): Reason | null {
  return reasonSchema.safeParse(parsed(json)).data ?? null;
}

/** Reads the kept reason of a merge; null for what is none. */
export function parseMergeReason(json: string): MergeReason | null {
  return mergeReasonSchema.safeParse(parsed(json)).data ?? null;
}

function figures({ story, score }: Fit) {
  return { story: story.id, score: hundredths(score) };
}

/** As many digits as a person reads. */
function hundredths(score: number): number {
  return Math.round(score * 100) / 100;
}

function daysBetween(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : hundredths(Math.abs(a - b));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
