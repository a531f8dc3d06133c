import type { Caller, Command, CommandService } from '../../src/index.ts';
import type { Suggestion } from './wire.ts';

const MOST = 24;
/** So many topics stand before the commands. */
const FIRST_TOPICS = 3;
const WHENS = ['daily 08:00', 'weekdays 8:30', 'every 15 minutes'];

/** Ways to go on with a line: the commands that it may become, and for its last word topics and speakers. */
export async function suggestLines(
  service: CommandService,
  line: string,
  caller: Caller,
): Promise<readonly Suggestion[]> {
  const said = line.replace(/^\s*\/?/, '').replace(/^briefing\s+/i, '');
  const opening = /^(?:b|br|bri|brie|brief|briefi|briefin|briefing)$/i.test(said) ? '' : said;
  const typed = service.commands.filter(({ on, path }) => on === undefined && path !== 'briefing');
  const begun = typed.find(({ path }) => opening.toLowerCase().startsWith(`${path} `));
  if (begun) return suggestRest(service, begun, opening.slice(begun.path.length + 1), caller);
  const start = opening.trim().toLowerCase();
  const commands = typed.filter(({ path }) => path.startsWith(start)).map(suggestCommand);
  const topics = await suggestTopics(service, 'topic', '/briefing', opening, caller);
  const begins = ({ line: whole }: Suggestion) => whole.toLowerCase().startsWith(`/briefing ${start}`);
  const first = topics.filter(begins).slice(0, FIRST_TOPICS);
  return [...first, ...commands, ...topics.filter((topic) => !first.includes(topic))].slice(0, MOST);
}

function suggestCommand({ path, description, options }: Command): Suggestion {
  const more = options.some(({ required, main }) => required || main);
  return { line: `/briefing ${path}${more ? ' ' : ''}`, hint: description };
}

/** Behind a command: when, then what about. */
async function suggestRest(
  service: CommandService,
  { path, options }: Command,
  rest: string,
  caller: Caller,
): Promise<readonly Suggestion[]> {
  const completes = options.find((option) => option.completes !== undefined)?.completes;
  if (completes === undefined) return [];
  if (!options.some(({ name, required }) => name === 'when' && required)) {
    return suggestTopics(service, completes, `/briefing ${path}`, rest, caller);
  }
  const [, when, topic] = /^("[^"]+")\s+(.*)$/.exec(rest) ?? [];
  if (when !== undefined) return suggestTopics(service, completes, `/briefing ${path} ${when}`, topic ?? '', caller);
  const usual = WHENS.filter((one) => one.startsWith(rest.replace(/^"/, '').toLowerCase()));
  return usual.map((one) => ({ line: `/briefing ${path} "${one}" `, hint: 'When' }));
}

async function suggestTopics(
  service: CommandService,
  completes: 'topic' | 'topic-or-speaker',
  before: string,
  said: string,
  caller: Caller,
): Promise<readonly Suggestion[]> {
  const found = await service.complete(completes, said.trim(), caller);
  const hint = before === '/briefing' ? 'The news on it' : 'Topic';
  return found.slice(0, MOST).map((topic) => ({ line: `${before} ${topic}`, hint }));
}
