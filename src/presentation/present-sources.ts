import type { BriefedArticle, BriefedStory, Citation } from '../briefing/briefing.ts';
import { publicationDate } from './dates.ts';
import { type Block, type Document, type Inline, text } from './document.ts';
import { excerptKey, type ShownBriefing } from './shown-briefing.ts';

/** How many words of a bullet name it above its sources. */
const TITLE_WORDS = 12;

/** Under each bullet of a story, the exact source sentences with number, outlet, date and link. */
export function presentSources(shown: ShownBriefing, story: BriefedStory): Document {
  const blocks: Block[] = [{ kind: 'headline', text: `Sources · ${story.headline || shown.briefing.topic}` }];
  for (const bullet of story.bullets) {
    blocks.push({ kind: 'paragraph', content: [{ kind: 'strong', text: `“${firstWords(bullet.text)}”` }] });
    blocks.push(...bullet.citations.map((citation) => sourceBlock(shown, citation)));
  }
  return { blocks, summary: `Sources of ${story.bullets.length} bullets` };
}

function sourceBlock(shown: ShownBriefing, citation: Citation): Block {
  const index = shown.briefing.articles.findIndex((article) => article.id === citation.articleId);
  const article = shown.briefing.articles[index];
  const excerpt = shown.excerpts[excerptKey(citation)] ?? '';
  return {
    kind: 'paragraph',
    content: [
      { kind: 'reference', number: index + 1, url: article?.url ?? null },
      ...(article ? describeArticle(article) : []),
      text(`: “${excerpt.replace(/\s+/gu, ' ').trim()}”`),
    ],
  };
}

/** " Outlet · 4 Mar 2026, 14:05 · from the NWA agency"; what the text does not give is not there, save for one plain word. */
function describeArticle(article: BriefedArticle): Inline[] {
  const inlines: Inline[] = [text(` ${article.outlet ?? article.title ?? 'outlet not named'}`)];
  if (article.publishedAt) inlines.push(text(' · '), publicationDate(article.publishedAt));
  if (article.origin && article.origin !== article.outlet) inlines.push(text(` · from ${article.origin}`));
  return inlines;
}

function firstWords(words: string): string {
  const parts = words.split(' ');
  return parts.length <= TITLE_WORDS ? words : `${parts.slice(0, TITLE_WORDS).join(' ')} …`;
}
