import type { BriefedStory, Citation } from '../briefing/briefing.ts';
import { type Block, type Document, text } from './document.ts';
import { describeArticle } from './present-legend.ts';
import { excerptKey, type ShownBriefing } from './shown-briefing.ts';

/** How many words of a bullet name it above its sources. */
const TITLE_WORDS = 12;

/** Under each bullet of a story, the exact source sentences with number, outlet, date and link. */
export function presentSources(shown: ShownBriefing, story: BriefedStory): Document {
  const blocks: Block[] = [{ kind: 'headline', text: `Sources · ${story.headline || shown.briefing.topic}` }];
  for (const bullet of story.bullets) {
    blocks.push({ kind: 'paragraph', content: [{ kind: 'strong', text: `“${firstWords(bullet.text)}”` }] });
    blocks.push(...bullet.citations.flatMap((citation) => sourceBlocks(shown, citation)));
  }
  return { blocks, summary: `Sources of ${story.bullets.length} bullets` };
}

function sourceBlocks(shown: ShownBriefing, citation: Citation): Block[] {
  const index = shown.briefing.articles.findIndex((article) => article.id === citation.articleId);
  const article = shown.briefing.articles[index];
  const excerpt = (shown.excerpts[excerptKey(citation)] ?? '').replace(/\s+/gu, ' ').trim();
  const number = { kind: 'reference', number: index + 1, url: article?.url ?? null } as const;
  return [
    { kind: 'small', content: [number, ...(article ? describeArticle(article) : [])] },
    { kind: 'paragraph', content: [text(`“${excerpt}”`)] },
  ];
}

function firstWords(words: string): string {
  const parts = words.split(' ');
  return parts.length <= TITLE_WORDS ? words : `${parts.slice(0, TITLE_WORDS).join(' ')} …`;
}
