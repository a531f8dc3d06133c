import type { Article } from '../../../../src/articles/article.ts';
import { readArticle } from '../../../../src/articles/read-article.ts';

const COURIER = `Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday over a new roster, the union said. The port handles two fifths of the grain of the region, and three ships have already been sent elsewhere. Maria Tovar, the secretary of the union, said the roster came by text message on a Sunday night. "Nobody was asked," she said. What will the company do next? The last strike, in 2019, lasted nine days and cost growers about 40 million crowns. Read more: the roster explained.`;

const PROVINCIAL = `PORT ELLERY (NWA) - Dock workers at Port Ellery will strike from Friday over a new roster after 71 percent voted for it, the union said. Meanwhile, the company offered talks on Thursday but will not withdraw the roster, its spokesman Henrik Dahl told Coastal Radio. Growers in the Ostler valley, who shipped a record crop last year, asked the province to mediate. Tovar also said that the union would meet a mediator at any hour. That is why the province is waiting.`;

const RADIO = `The company that runs Port Ellery offered talks on Thursday over the roster that led to a strike vote. The government of the province named a mediator late on Wednesday, the governor, Ana Ferreira, said. Ferreira, 58, said the port was too important for the harvest to stand still for weeks. About 1,600 dock workers are on the books of the port.`;

/** An invented story told by three outlets. */
export function dockStory(): Article[] {
  return [article('courier', COURIER), article('provincial', PROVINCIAL), article('radio', RADIO)];
}

/** Reads a plain text as an article. */
export function article(id: string, text: string): Article {
  return readArticle({ id, text, format: 'text', outlet: id });
}
