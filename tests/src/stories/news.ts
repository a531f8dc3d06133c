import type { Article } from '../../../src/articles/article.ts';
import { articleOf } from './article-of.ts';

/** Invented events that look alike in kind and differ in place, people and figures; three outlets tell the first two. */
export const news = {
  quakeInBelmar: [
    articleOf(
      'belmar-1',
      'An earthquake of magnitude 6.1 shook the Belmar valley early on Monday and killed at least 14 people, the rescue service said. Houses fell in the town of Tessaly, where the mayor, Ines Corvo, asked for tents and water. Rescuers dug through the night for survivors under a school.',
      { title: 'Quake kills 14 in Belmar valley', publishedAt: '2031-03-03T06:00:00Z', outlet: 'Ellery Courier' },
    ),
    articleOf(
      'belmar-2',
      'At least 14 people died when a 6.1-magnitude earthquake struck the Belmar valley on Monday. Rescuers in Tessaly searched a collapsed school. “We need tents,” said Ines Corvo, the mayor of Tessaly, as night fell over the Belmar valley.',
      {
        title: 'Rescuers search ruins after Belmar earthquake',
        publishedAt: '2031-03-03T11:00:00Z',
        outlet: 'The Provincial',
      },
    ),
    articleOf(
      'belmar-3',
      'The death toll of the earthquake in the Belmar valley rose to 17 on Tuesday. Tessaly mayor Ines Corvo said that three more bodies had been found under the school, and that rescuers had little hope for survivors.',
      { title: 'Belmar quake toll rises to 17', publishedAt: '2031-03-04T09:00:00Z', outlet: 'Coastal Radio' },
    ),
  ],
  quakeInOrsk: [
    articleOf(
      'orsk-1',
      'An earthquake of magnitude 5.4 shook the island of Orskel on Tuesday and damaged some 200 houses. Nobody was killed, said the governor, Pavel Dunn. The harbour of Norsund was closed while divers looked at the piers.',
      { title: 'Quake damages 200 houses on Orskel', publishedAt: '2031-03-04T10:00:00Z', outlet: 'Ellery Courier' },
    ),
    articleOf(
      'orsk-2',
      'Divers inspected the piers of Norsund on Wednesday after a 5.4-magnitude earthquake damaged about 200 houses on the island of Orskel. Governor Pavel Dunn said the harbour of Norsund would open again within days.',
      {
        title: 'Norsund harbour shut after Orskel quake',
        publishedAt: '2031-03-05T08:00:00Z',
        outlet: 'Coastal Radio',
      },
    ),
  ],
  singerInClinic: [
    articleOf(
      'singer-1',
      'The singer Mara Lindqvist has entered a rehabilitation clinic, her manager Tom Abel said on Wednesday. Lindqvist, 29, cancelled eleven concerts of her Winter Light tour.',
      { title: 'Mara Lindqvist enters rehab', publishedAt: '2031-03-05T12:00:00Z', outlet: 'The Provincial' },
    ),
  ],
  actorInClinic: [
    articleOf(
      'actor-1',
      'The actor Dario Fenn has entered a rehabilitation clinic, his lawyer Ruth Okafor said on Wednesday. Fenn, 41, was to begin filming the series Salt Road in May.',
      { title: 'Dario Fenn enters rehab', publishedAt: '2031-03-05T13:00:00Z', outlet: 'Ellery Courier' },
    ),
  ],
} satisfies Record<string, Article[]>;

/** All of it, oldest first. */
export const stream: readonly Article[] = Object.values(news)
  .flat()
  .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? -1 : 1));
