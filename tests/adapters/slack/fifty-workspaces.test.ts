import { expect, test } from 'vitest';
import { setOauthStage } from './oauth-stage.ts';

const WORKSPACES = 50;

test('fifty workspaces in one process are each answered, by their own token', { timeout: 30_000 }, async () => {
  const stage = await setOauthStage('http');
  const { slack, service } = stage;
  const workspaces = Array.from({ length: WORKSPACES }, (_, index) =>
    slack.addWorkspace(`T0NUMBER${index}`, `Workspace ${index}`),
  );
  for (const workspace of workspaces) expect((await stage.install(workspace)).status).toBe(200);
  await Promise.all(
    workspaces.flatMap((workspace) => {
      const acts = slack.actsIn(workspace);
      const { teamId } = workspace;
      return [acts.sendCommand(`in ${teamId}`, { answers: 0 }), acts.mention(`to ${teamId}`, { answers: 0 })];
    }),
  );
  const answered = () => (workspaces.every(({ messages }) => messages.length === 2) ? true : null);
  await slack.until(answered, 'two answers in each workspace');
  for (const { messages, teamId } of workspaces) {
    expect(messages.map(({ text }) => text).sort()).toEqual([`You typed: in ${teamId}`, `You typed: to ${teamId}`]);
  }
  expect(service.asked).toHaveLength(2 * WORKSPACES);
  expect(service.asked.filter(({ caller, words }) => !words.endsWith(` ${caller.tenantId}`))).toEqual([]);
  await stage.close();
});
