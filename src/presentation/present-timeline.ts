import type { BriefedStory } from '../briefing/briefing.ts';
import { dayInWords } from './dates.ts';
import { type Block, type Document, text } from './document.ts';
import { referencesTo } from './references.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** The dated events of a story, oldest first. */
export function presentTimeline(shown: ShownBriefing, story: BriefedStory): Document {
  const title = `Timeline · ${story.headline || shown.briefing.topic}`;
  const entries = story.timeline.map(
    (entry): Block => ({
      kind: 'bullet',
      content: [text(`${dayInWords(entry.date)} · ${entry.text}`), ...referencesTo(shown.briefing, entry.citations)],
    }),
  );
  return { blocks: [{ kind: 'headline', text: title }, ...entries], summary: title };
}
