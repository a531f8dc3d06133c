import {
  type Clock,
  type CommandService,
  type ConversationLog,
  type Logger,
  ok,
  type Platform,
  systemWait,
} from '../../src/index.ts';
import { createActs } from './act.ts';
import { createConversation } from './conversation.ts';
import { createEvents } from './events.ts';
import type { Faces } from './faces.ts';
import { sayHello } from './hello.ts';
import { createOnce } from './once.ts';
import { createPublisher } from './publisher.ts';
import { createRoutes, type Route } from './routes.ts';
import type { Hello } from './wire.ts';

export interface PreviewOptions {
  readonly service: CommandService;
  readonly conversation: ConversationLog;
  /** Both platforms as their adapters give them: loaded when the page is first opened. */
  readonly loadFaces: () => Promise<Faces>;
  /** How each platform is connected at the moment; null where it is not set up. */
  readonly connected: () => Pick<Hello, 'discord' | 'slack'>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Waits so many milliseconds; by the machine's own timers unless given. */
  readonly timer?: (ms: number) => Promise<void>;
}

/** The local page, assembled: a platform of its own, with what is to be mounted on the HTTP server. */
export interface Preview extends Platform {
  readonly name: 'preview';
  readonly routes: ReadonlyMap<string, Route>;
}

/** Creates the page: a conversation that is shown as Discord and as Slack show it, only on this machine. */
export function createPreview(options: PreviewOptions): Preview {
  const { service, logger, clock, timer = systemWait } = options;
  const faces = createOnce(options.loadFaces);
  const conversation = createConversation({ log: options.conversation, faces, clock });
  const events = createEvents({ conversation, logger, hello: () => sayHello(options) });
  const acts = createActs({ service, faces, conversation, logger, timer });
  return {
    name: 'preview',
    start: async () => ok({ description: 'open on this machine' }),
    async stop() {
      events.close();
    },
    problem: () => null,
    publisher: createPublisher(conversation),
    routes: createRoutes({ service, faces, events, acts, logger }),
  };
}
