import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../..');
/** What `npm start` gives to Node: options, and the script. */
const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
const START = scripts.start.split(' ').slice(1);

/** Options of Node for a run of a few seconds: what V8 does for a long life would cost a sixth of it. */
export const SHORT_LIFE = ['--no-opt', '--single-threaded-gc', '--preserve-symlinks'];

/** A run of the real process, with what it has printed so far. */
export interface RunningBot {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the first line of either stream that matches; rejects when the process ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Sends the signal and resolves with the exit code (null after a kill). */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  readonly exit: Promise<number | null>;
}

/**
 * Starts what `npm start` starts, as a child process with only these variables, a free port and a database of its own; with
 * more options of Node where a test says so.
 */
export function runBot(environment: Record<string, string> = {}, nodeOptions: readonly string[] = []): RunningBot {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-bot-'));
  const database = `file:${join(folder, 'bot.db')}`;
  const run = runScript([...nodeOptions, ...START], {
    PORT: '0',
    DATABASE_URL: database,
    LOG_LEVEL: 'warn',
    ...environment,
  });
  void run.exit.then(() => rmSync(folder, { recursive: true, force: true }));
  return run;
}

/** Runs the command line to its end; gives exit code and both streams. */
export async function runCommandLine(args: readonly string[], environment: Record<string, string> = {}) {
  const run = runScript([...SHORT_LIFE, 'dist/adapters/terminal/index.js', ...args], environment);
  const code = await run.exit;
  return { code, out: run.out(), err: run.err() };
}

function runScript(args: readonly string[], environment: Record<string, string>): RunningBot {
  const child = spawn(process.execPath, [...args], {
    cwd: FOLDER,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  const heard = () => {
    for (const look of waiting) look();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    heard();
  });
  const exit = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      resolve(code);
      heard();
    });
  });
  return {
    child,
    exit,
    out: () => out,
    err: () => err,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = `${out}\n${err}`.split('\n').find((line) => pattern.test(line));
          if (found === undefined && child.exitCode === null && child.signalCode === null) return;
          waiting.delete(look);
          if (found !== undefined) resolve(found);
          else reject(new Error(`ended without ${pattern}:\n${out}\n${err}`));
        };
        waiting.add(look);
        look();
      }),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exit;
    },
  };
}
