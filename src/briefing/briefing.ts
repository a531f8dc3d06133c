import { z } from 'zod';

const offset = z.int().nonnegative();
const citation = z.strictObject({ articleId: z.string().min(1), start: offset, end: offset });
const segment = z.strictObject({ start: offset, end: offset });
const citations = z.array(citation).min(1);

const bullet = z.strictObject({ text: z.string().min(1), citations });
const appearance = z.strictObject({
  articleId: z.string().min(1),
  segments: z.array(segment).min(1),
  text: z.string(),
});
const quote = z.strictObject({
  text: z.string().min(1),
  speaker: z.string().min(1).nullable(),
  speakerRole: z.string().min(1).optional(),
  kind: z.enum(['direct', 'partial', 'relayed']),
  appearances: z.array(appearance).min(1),
  wording: z.enum(['single', 'same', 'shortened', 'reworded']),
});
const timelineEntry = z.strictObject({ date: z.string(), text: z.string().min(1), citations });
const difference = z.strictObject({
  text: z.string().min(1),
  sides: z.array(z.strictObject({ value: z.string().min(1), citations })).min(2),
});
const briefedStory = z.strictObject({
  id: z.string(),
  headline: z.string(),
  outlets: z.int().nonnegative(),
  origins: z.int().nonnegative(),
  bullets: z.array(bullet),
  quotes: z.array(quote),
  timeline: z.array(timelineEntry),
  differences: z.array(difference),
});
const briefedArticle = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  origin: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
});

/** The briefing as JSON, schema version 1: what other programs may rely on. */
export const briefingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  topic: z.string(),
  generatedAt: z.iso.datetime(),
  contentHash: z.string(),
  stories: z.array(briefedStory),
  articles: z.array(briefedArticle),
  notes: z.array(z.string()),
});

/** Evidence: a half-open range of UTF-16 code units in that article's original text. */
export type Citation = z.infer<typeof citation>;
export type Bullet = z.infer<typeof bullet>;
/** One place in one article where a quote stands; two segments where its attribution interrupts it. */
export type Appearance = z.infer<typeof appearance>;
export type Quote = z.infer<typeof quote>;
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type Difference = z.infer<typeof difference>;
export type BriefedStory = z.infer<typeof briefedStory>;
export type BriefedArticle = z.infer<typeof briefedArticle>;
export type Briefing = z.infer<typeof briefingSchema>;
