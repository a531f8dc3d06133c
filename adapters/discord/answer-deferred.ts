import type { BaseInteraction } from 'discord.js';
import {
  type Clock,
  type CommandService,
  type FetchFile,
  faultReply,
  type Logger,
  lostAnswerReply,
  newReference,
  type Reply,
  withProgress,
} from '../../src/index.ts';
import {
  type Asked,
  answerFirst,
  answerRest,
  defer,
  deferChange,
  type Lines,
  type Pending,
  showLine,
} from './answer.ts';
import { logFields } from './log-fields.ts';

/** What answering needs besides the interaction. */
export interface HandlerParts {
  readonly service: CommandService;
  readonly fetchFile: FetchFile;
  readonly lines: Lines;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Tells what is slow. */
  readonly timer: (ms: number) => Promise<void>;
}

/** An answer that is acknowledged at once and comes when it is there. */
interface Deferred {
  /** For the log. */
  readonly name: string;
  readonly pending: Pending;
  readonly work: (working: (what: string) => void) => Promise<Reply>;
}

/** Acknowledges, works, answers. Never throws: what fails is told to the person and logged under one reference. */
export async function answerDeferred(
  parts: HandlerParts,
  interaction: BaseInteraction,
  { name, pending, work }: Deferred,
): Promise<void> {
  const { lines, logger, clock } = parts;
  const asked = askedOf(interaction);
  const reference = newReference();
  const began = clock.now().getTime();
  try {
    const reason = await (pending === 'page' ? deferChange(lines, asked) : defer(lines, asked, pending === 'person'));
    if (reason !== null) {
      logger.warn({ name, reference }, `Discord took no answer: ${reason}`);
      return;
    }
    const show = async (line: string) => {
      if (pending === 'page') return;
      await showLine(lines, asked, line).catch((error: unknown) => {
        logger.warn({ ...logFields(error), name, reference }, 'what is being done could not be shown');
      });
    };
    const reply = await withProgress(work, show, parts.timer).catch((error: unknown) => {
      logger.error({ ...logFields(error), name, reference }, 'a command failed');
      return faultReply(reference);
    });
    const rest = await answerFirst(lines, asked, pending, reply).catch((error: unknown) => {
      logger.error({ ...logFields(error), name, reference }, 'an answer was refused');
      return answerFirst(lines, asked, pending, lostAnswerReply(reference));
    });
    await answerRest(lines, asked, rest);
    logger.info({ name, code: reply.code, ms: clock.now().getTime() - began }, 'answered');
  } catch (error) {
    logger.error({ ...logFields(error), name, reference }, 'an answer could not be sent');
  }
}

/** What answering an interaction needs to know of it. */
export function askedOf(interaction: BaseInteraction): Asked {
  const { id, token, applicationId, authorizingIntegrationOwners: owners } = interaction;
  return { id, token, applicationId, installedHere: owners.guildId !== null };
}
