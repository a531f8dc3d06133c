import {
  type Caller,
  type Command,
  type CommandInput,
  type CommandService,
  type Document,
  note,
  type Reply,
  text,
} from '../../../src/index.ts';

/** A service that works, with what these tests can see and steer. */
export interface SampleService extends CommandService {
  /** Callers in the order of their questions. */
  readonly callers: Caller[];
  /** Digests that were added, as "channel: topic". */
  readonly digests: string[];
}

const reply = (document: Document, visibility: Reply['visibility'] = 'channel', code = 'ok'): Reply => ({
  document,
  visibility,
  code,
});

const SIZES: Readonly<Record<string, number>> = { short: 3, long: 100, endless: 300 };
const PRIVATE = { name: 'private', description: 'Only you see the answer', kind: 'flag', required: false } as const;

/** A briefing on an invented strike; "long" has more bullets than a message holds. */
function sampleBriefing(topic: string, bullets: number): Document {
  const lines = Array.from({ length: bullets }, (_, index) => ({
    kind: 'bullet' as const,
    content: [
      text(`Crane ${index + 1} of ${topic} stood still from Friday, the harbour office said @everyone. `),
      { kind: 'reference' as const, number: index + 1, url: `https://news.example/${index + 1}` },
    ],
  }));
  const actions = [{ id: 'sources:b1', label: 'Sources' }];
  return {
    blocks: [{ kind: 'headline', text: `Dockers of ${topic} strike` }, ...lines, { kind: 'actions', actions }],
    summary: `Dockers of ${topic} strike`,
  };
}

async function briefing(input: CommandInput): Promise<Reply> {
  const topic = String(input['topic'] ?? 'the harbour');
  if (topic === 'fault') throw new Error('the archive is on fire');
  if (topic === 'atlantis') return reply(note('No article mentions “atlantis”.'), 'person', 'no-such-topic');
  const document = sampleBriefing(topic, SIZES[String(input['length'])] ?? 3);
  return reply(document, input['private'] === true ? 'person' : 'channel');
}

async function addDigest(digests: string[], input: CommandInput, caller: Caller): Promise<Reply> {
  if (!caller.mayManage) return reply(note('Adding a digest here needs Manage Server.'), 'person', 'not-allowed');
  const channel = String(input['channel'] ?? caller.channelId);
  const allowed = await caller.checkChannel?.(channel);
  if (allowed?.ok === false) return reply(note(allowed.refusal.advice), 'person', allowed.refusal.code);
  digests.push(`${channel}: ${String(input['topic'])}`);
  return reply(note('Saved: ', { kind: 'channel', id: channel }), 'channel');
}

const LIST = { name: 'list.opml', mediaType: 'text/x-opml', content: '<opml>é</opml>', description: 'A list of feeds' };
const MOST_BYTES = 1_000;

async function takeFile(input: CommandInput): Promise<Reply> {
  const file = input['file'];
  if (typeof file !== 'object' || !('read' in file)) return reply(note('No file.'), 'person', 'no-file');
  const read = await file.read(MOST_BYTES);
  const said = read.ok ? Buffer.from(read.value).toString() : read.refusal.advice;
  return reply(note(`${file.name}, ${file.size}: ${said}`), 'person');
}

function createCommands(digests: string[]): readonly Command[] {
  return [
    {
      path: 'briefing',
      description: 'The news on a topic, with its sources',
      manage: false,
      options: [
        { name: 'length', description: 'How long', kind: 'text', required: false, choices: Object.keys(SIZES) },
        { name: 'topic', description: 'What about', kind: 'text', required: true, maxLength: 200, completes: 'topic' },
        PRIVATE,
      ],
      run: briefing,
    },
    {
      path: 'digest add',
      description: 'Post a briefing on a schedule',
      manage: 'all',
      options: [
        { name: 'topic', description: 'What about', kind: 'text', required: true },
        { name: 'channel', description: 'Where; here by default', kind: 'channel', required: false },
      ],
      run: (input, caller) => addDigest(digests, input, caller),
    },
    {
      path: 'digest remove',
      description: 'End a digest',
      manage: 'all',
      options: [{ name: 'id', description: 'Its number', kind: 'number', required: true }],
      run: async (input) => reply(note(`Removed ${String(input['id'])}, a ${typeof input['id']}.`)),
    },
    {
      path: 'list give',
      description: 'A list as a file',
      manage: false,
      options: [],
      run: async () => ({ ...reply(note('A list.'), 'person'), file: LIST }),
    },
    {
      path: 'list take',
      description: 'What is in a file',
      manage: false,
      options: [{ name: 'file', description: 'Any file', kind: 'file', required: true }],
      run: takeFile,
    },
    {
      path: 'help',
      description: 'What this bot does',
      manage: false,
      options: [],
      run: async () => reply(note('Type ', { kind: 'code', text: '/briefing' }), 'person'),
    },
  ];
}

/** Answers /briefing, /digest add|remove, /list give|take, /help and the Sources button; the topic "fault" throws. */
export function createSampleService(): SampleService {
  const callers: Caller[] = [];
  const digests: string[] = [];
  const commands = createCommands(digests);
  return {
    commands,
    callers,
    digests,
    async run(path, input, caller) {
      callers.push(caller);
      const command = commands.find((known) => known.path === path);
      if (command === undefined) return reply(note(`No command ${path}.`), 'person', 'unknown-command');
      return command.run(input, caller);
    },
    async act(actionId, caller) {
      callers.push(caller);
      return reply(note(`Sentences behind ${actionId}`), 'person');
    },
    home: async () => note('There is none here.'),
    form: () => null,
    submit: () => Promise.reject(new Error('no form was opened')),
    async complete(_, typed) {
      const topics = Array.from({ length: 30 }, (_unused, index) => `${typed} ${index + 1}`);
      return ['x'.repeat(101), '', ...topics];
    },
    async runWords(words, caller) {
      callers.push(caller);
      if (words === 'list give') return { ...reply(note('A list.'), 'person'), file: LIST };
      return briefing({ topic: words });
    },
  };
}
