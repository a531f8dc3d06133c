import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeSlack } from '../tests/support/fake-slack/index.ts';
import { platformEnvironment } from '../tests/support/platform-environment.ts';
import { runBot } from '../tests/support/run-bot.ts';
import { printTimes } from './archive/measure.ts';

const COMMANDS = 300;
const EVERY_MS = 100;
/** Slack renews its connections before these commands. */
const RENEWALS: ReadonlySet<number> = new Set([75, 150, 225]);
/** Long enough for the last answer. */
const REST_MS = 3_000;

/**
 * Commands in a stream while Slack renews its connections: one every 100 ms for 30 s to the built bot (`npm run build` first),
 * over three renewals. Prints how many were acknowledged and answered, and how soon.
 */
export async function benchSockets(): Promise<void> {
  const slack = await startFakeSlack();
  const bot = runBot(platformEnvironment({ slack }));
  try {
    await slack.until(() => (slack.connections() === 2 ? true : null), 'two connections');
    const times: number[] = [];
    const lost: string[] = [];
    const sent: Promise<void>[] = [];
    const begun = performance.now();
    for (let command = 0; command < COMMANDS; command++) {
      if (RENEWALS.has(command)) slack.refreshSockets();
      const from = performance.now();
      const acknowledged = slack.sendCommand('help', { answers: 0 }).then(
        () => void times.push(performance.now() - from),
        (thrown: Error) => void lost.push(thrown.message),
      );
      sent.push(acknowledged);
      await wait(begun + (command + 1) * EVERY_MS - performance.now());
    }
    await Promise.all(sent);
    await wait(REST_MS);
    const answered = slack.messages('C0HARBOUR').length;
    console.log(
      `${COMMANDS} commands, ${slack.opened()} connections opened: ${times.length} acknowledged, ${answered} answered`,
    );
    printTimes('acknowledged', times);
    for (const problem of lost) console.log(`  ${problem}`);
  } finally {
    await bot.end('SIGKILL');
    await slack.close();
    process.stderr.write(bot.err());
  }
}
