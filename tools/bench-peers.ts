import { createRequire } from 'node:module';
import nlp from 'compromise';
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';

/** A package from npm that does a part of what a briefing does. */
export interface Peer {
  readonly name: string;
  readonly does: 'bullets' | 'quotes';
  /** Reads one text; what comes out is not looked at. */
  readonly run: (text: string) => unknown;
}

const BULLETS = 6;
/** They depend on packages that nobody keeps any more, so they are no dependencies of this project. */
const UNKEPT = ['lexrank', 'node-summarizer'] as const;

/** What `require` gives of those two, as far as it is used here. */
interface LexRank {
  summarize(text: string, lines: number, done: (error: unknown) => void): void;
}
interface NodeSummarizer {
  readonly SummarizerManager: new (
    text: string,
    sentences: number,
  ) => {
    getSummaryByRank(): Promise<unknown>;
  };
}

/** The peers that are installed, and the names of those that are not. */
export function findPeers(): { readonly peers: readonly Peer[]; readonly missing: readonly string[] } {
  const peers: Peer[] = [
    textRank(),
    { name: 'compromise', does: 'quotes', run: (text) => nlp(text).quotations().json() },
  ];
  const missing: string[] = [];
  for (const name of UNKEPT) {
    const loaded = load(name);
    if (loaded === null) missing.push(name);
    else peers.push(name === 'lexrank' ? lexRank(loaded as LexRank) : nodeSummarizer(loaded as NodeSummarizer));
  }
  return { peers, missing };
}

function load(name: string): unknown {
  try {
    return createRequire(import.meta.url)(name);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw thrown;
  }
}

function textRank(): Peer {
  const parts = [new SorensenDiceSimilarity(), new DefaultTextParser(), 0.85, Summarizer.SORT_OCCURENCE] as const;
  const summarizer = new Summarizer(new AbsoluteSummarizerConfig(BULLETS, ...parts), new NullLogger());
  return { name: 'ts-textrank', does: 'bullets', run: (text) => summarizer.summarize(text, 'en') };
}

function lexRank(lexrank: LexRank): Peer {
  const run = (text: string) =>
    new Promise<void>((resolve, reject) => {
      lexrank.summarize(text, BULLETS, (error) => (error ? reject(error) : resolve()));
    });
  return { name: 'lexrank', does: 'bullets', run };
}

function nodeSummarizer({ SummarizerManager }: NodeSummarizer): Peer {
  return {
    name: 'node-summarizer',
    does: 'bullets',
    run: (text) => new SummarizerManager(text, BULLETS).getSummaryByRank(),
  };
}
