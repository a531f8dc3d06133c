import { createArticleReader } from './article-reader.ts';
import { type BriefRequest, briefKept } from './brief-kept.ts';
import type { Logger } from './kernel/logger.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import { serveOffload } from './sources/worker/serve-offload.ts';

/** A line for the log of the process, which only its first thread writes. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

/** What the briefing thread answers. */
export interface BriefingAnswer {
  readonly shown: ShownBriefing | null;
  readonly lines: readonly LogLine[];
}

const lines: LogLine[] = [];
const at =
  (level: keyof Logger) =>
  (fields: object, message: string): void =>
    void lines.push({ level, fields, message });
const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
const read = createArticleReader(logger);

serveOffload(async (request: BriefRequest): Promise<BriefingAnswer> => {
  const shown = briefKept(request, read, logger);
  return { shown, lines: lines.splice(0) };
});
