import { type Caller, type Document, note, type Reply } from '../../src/index.ts';
import type { HandlerParts } from './answering.ts';
import { renderHome } from './home-view.ts';
import { renderMessages } from './render.ts';
import { tellDirectly, withFile } from './tell.ts';

/** What is longer than this is told in the messages of the app instead: the Home stays in sight. */
const MOST_SAID = 6;

/** Shows the person the Home of the app as it is now, with what was said above it. */
export async function publishHome(parts: HandlerParts, caller: Caller, page: number, said?: Document): Promise<void> {
  const document = await parts.service.home(caller, page, said);
  try {
    await parts.client.views.publish({ user_id: caller.userId, view: renderHome(document, page) });
  } catch (thrown) {
    parts.logger.error({ err: thrown }, 'slack: the Home of the app could not be shown');
  }
}

/** Answers what was done in the Home: there, or in the messages of the app where it is long. */
export async function tellInHome(parts: HandlerParts, caller: Caller, whole: Reply, page: number): Promise<void> {
  const reply = await withFile(parts, caller, whole);
  const messages = renderMessages(reply.document);
  const fits = messages.length === 1 && (messages[0]?.blocks.length ?? 0) <= MOST_SAID;
  if (!fits) await tellDirectly(parts, caller, reply);
  await publishHome(parts, caller, page, fits ? reply.document : note('That is in Messages, the next tab here.'));
}
