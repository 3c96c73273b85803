import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { RetakeError } from '../domain/error.ts';
import { lineSplitter } from './lines.ts';

/** How long a program may take to write its checkpoint after it was told to end. */
const GRACE_MS = 60_000;

/** Lines kept of what was printed, to tell afterwards why it failed. */
const TAIL_LINES = 400;

export interface ChildTask {
  /** Program and arguments; no shell reads them. */
  argv: readonly string[];
  env: Record<string, string | undefined>;
  cwd?: string;
  /** File that takes everything it prints; appended to. */
  log: string;
  onLine?: (line: string) => void;
  signal: AbortSignal;
  graceMs?: number;
}

export interface ChildEnd {
  /** null where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Told to end by us. */
  stopped: boolean;
  /** The last lines that it printed. */
  tail: string[];
}

/**
 * Runs a program in a process group of its own. When the signal is aborted the whole group is told to end, and
 * killed if it has not after a while; whatever it leaves behind is killed too. Throws RetakeError
 * TRAINING_FAILED where it cannot be started.
 */
export async function runChild(task: ChildTask): Promise<ChildEnd> {
  const [program, ...args] = task.argv;
  if (program === undefined) throw new RetakeError('CONFIG_INVALID', 'the training command is empty');
  const log = createWriteStream(task.log, { flags: 'a' });
  const child = spawn(program, args, {
    cwd: task.cwd,
    env: task.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = keepOutput([child.stdout, child.stderr], log, task.onLine);
  const stop = stopper(child.pid, task.graceMs ?? GRACE_MS);
  task.signal.addEventListener('abort', stop.now, { once: true });
  if (task.signal.aborted) stop.now();
  try {
    return await new Promise<ChildEnd>((resolve, reject) => {
      child.once('error', (cause) => reject(notStarted(program, cause)));
      child.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
      child.once('close', (code, signal) => {
        resolve({ code, signal, stopped: task.signal.aborted, tail: printed.end() });
      });
    });
  } finally {
    task.signal.removeEventListener('abort', stop.now);
    stop.forget();
    await new Promise<void>((resolve) => log.end(resolve));
  }
}

/** Puts what a program prints into its log, line by line for whoever listens; `end` gives out the last lines. */
function keepOutput(
  streams: Readable[],
  log: Writable,
  onLine: (line: string) => void = () => {},
): { end: () => string[] } {
  const tail: string[] = [];
  // What was printed is lost on a full disk; the training, which is paid for, goes on, and nobody waits for the log.
  log.on('error', () => {
    for (const stream of streams) stream.resume();
  });
  const splitters = streams.map((stream) => {
    const splitter = lineSplitter((line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      onLine(line);
    });
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      splitter.push(text);
      // A slow disk must slow the program down, not fill the memory.
      if (!log.destroyed && !log.write(text)) {
        stream.pause();
        log.once('drain', () => stream.resume());
      }
    });
    return splitter;
  });
  return {
    end: () => {
      for (const splitter of splitters) splitter.end();
      return tail;
    },
  };
}

function stopper(pid: number | undefined, graceMs: number) {
  let timer: NodeJS.Timeout | undefined;
  return {
    now: () => {
      signalGroup(pid, 'SIGTERM');
      timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
    },
    forget: () => clearTimeout(timer),
  };
}

/** Nothing to do where the group is gone already. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function notStarted(program: string, cause: NodeJS.ErrnoException): RetakeError {
  const why = cause.code === 'ENOENT' ? 'there is no such program' : cause.message;
  return new RetakeError('TRAINING_FAILED', `${program} could not be started: ${why}`, {
    hint: 'Give its full path, or install it on the runner.',
    cause,
  });
}
