import type { CommandService } from '../../src/index.ts';
import { createCaller } from './caller.ts';
import type { Hello } from './wire.ts';

interface HelloParts {
  readonly service: CommandService;
  readonly connected: () => Pick<Hello, 'discord' | 'slack'>;
}

/** What a page is told first; the examples ask for what there is news on. */
export async function sayHello({ service, connected }: HelloParts): Promise<Hello> {
  const [topic = 'floods'] = await service.complete('topic', '', createCaller(undefined));
  const about = topic.toLowerCase();
  const examples = [
    `/briefing ${about}`,
    `/briefing quotes ${about}`,
    `/briefing digest add "every 15 minutes" ${about}`,
    '/briefing help',
  ];
  return { ...connected(), examples };
}
