import type { App, BlockAction, Context, ViewOutput } from '@slack/bolt';
import { homePage } from '../../src/index.ts';
import { run, type SharedParts } from './answering.ts';
import { callerOf, NOWHERE, partsIn } from './caller.ts';
import { NEW_DIGEST } from './commands.ts';
import { opensForm } from './forms.ts';
import { pageOf } from './home-view.ts';
import { publishHome, tellInHome } from './publish-home.ts';
import { tellDirectly } from './tell.ts';

/** Puts the Home of the app on a bolt app, and the shortcut that makes a digest from anywhere. */
export function registerHomeHandlers(app: App, shared: SharedParts): void {
  app.event('app_home_opened', ({ event, context }) =>
    shared.track(async () => {
      if (event.tab !== 'home') return;
      const parts = partsIn(context, shared);
      await publishHome(parts, await callerOf(parts, context, NOWHERE, event.user), 0);
    }),
  );
  app.shortcut({ type: 'shortcut', callback_id: NEW_DIGEST }, ({ shortcut, context }) =>
    shared.track(async () => {
      const parts = partsIn(context, shared);
      const caller = await callerOf(parts, context, NOWHERE, shortcut.user.id);
      const request = { kind: 'command', path: 'digest add', input: {} } as const;
      await opensForm(parts, caller, request, {
        triggerId: shortcut.trigger_id,
        origin: { channelId: NOWHERE },
        say: (reply) => tellDirectly(parts, caller, reply),
      });
    }),
  );
}

/** Does what a button in the Home asks for, and shows the Home as it is then. */
export async function handleHomeAction(
  shared: SharedParts,
  context: Context,
  body: BlockAction & { readonly view: ViewOutput },
  id: string,
): Promise<void> {
  const parts = partsIn(context, shared);
  const caller = await callerOf(parts, context, NOWHERE, body.user.id);
  const turned = homePage(id);
  if (turned !== null) return publishHome(parts, caller, turned);
  const page = pageOf(body.view);
  const opened = await opensForm(
    parts,
    caller,
    { kind: 'action', id },
    {
      triggerId: body.trigger_id,
      origin: { channelId: NOWHERE, home: page },
      say: (reply) => tellInHome(parts, caller, reply, page),
    },
  );
  if (opened) return;
  await tellInHome(parts, caller, await run(parts, 'button', () => parts.service.act(id, caller)), page);
}
