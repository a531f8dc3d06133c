import type { Briefing, Bullet, Citation, Quote } from '../../src/briefing/briefing.ts';
import { excerptKey, type ShownBriefing } from '../../src/presentation/shown-briefing.ts';

/** A briefing of one invented story told by two outlets; every part can be replaced. */
export function aBriefing(changes: Partial<Briefing> = {}): Briefing {
  return {
    schemaVersion: 1,
    topic: 'harbour',
    generatedAt: '2026-03-05T08:00:00.000Z',
    contentHash: 'c0ffee',
    stories: [
      {
        id: 'courier-1',
        headline: 'Dockers vote to strike',
        outlets: 2,
        origins: 1,
        bullets: [
          aBullet('Dock workers voted to strike from Friday.', [
            aCitation('courier-1', 0, 41),
            aCitation('farm-2', 5, 48),
          ]),
        ],
        quotes: [aQuote()],
        timeline: [{ date: '2026-03-04', text: 'Dock workers voted.', citations: [aCitation('courier-1', 0, 18)] }],
        differences: [],
      },
    ],
    articles: [
      {
        id: 'courier-1',
        title: 'Strike',
        outlet: 'Ellery Courier',
        origin: null,
        url: 'https://courier.example/1',
        publishedAt: '2026-03-04T14:05:00Z',
      },
      {
        id: 'farm-2',
        title: 'Port strike',
        outlet: 'Farm Weekly',
        origin: 'NWA',
        url: null,
        publishedAt: '2026-03-05',
      },
    ],
    notes: [],
    ...changes,
  };
}

function aCitation(articleId: string, start: number, end: number): Citation {
  return { articleId, start, end };
}

function aBullet(words: string, citations: Citation[] = [aCitation('courier-1', 0, 41)]): Bullet {
  return { text: words, citations };
}

export function aQuote(changes: Partial<Quote> = {}): Quote {
  return {
    text: 'Nobody was asked.',
    speaker: 'Maria Tovar',
    speakerRole: 'union secretary',
    kind: 'direct',
    appearances: [
      { articleId: 'courier-1', segments: [{ start: 60, end: 77 }], text: 'Nobody was asked.' },
      { articleId: 'farm-2', segments: [{ start: 70, end: 87 }], text: 'Nobody was asked.' },
    ],
    wording: 'same',
    ...changes,
  };
}

/** A briefing as it is kept, its excerpts being the words "evidence of <article>". */
export function aShownBriefing(briefing: Briefing = aBriefing()): ShownBriefing {
  const citations = briefing.stories.flatMap((story) => story.bullets.flatMap((bullet) => bullet.citations));
  const excerpts = Object.fromEntries(citations.map((one) => [excerptKey(one), `evidence of ${one.articleId}`]));
  return { id: 'abc123', briefing, excerpts };
}
