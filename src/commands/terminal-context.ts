import { writeSync } from 'node:fs';
import { RetakeError } from '../domain/error.ts';
import { oneLine } from '../domain/one-line.ts';
import type { Context } from './context.ts';

const ERASE_LINE = '\r\u001b[2K';
const STATUS_EVERY_MS = 80;

/** The context of a person's terminal or a script. `close` takes the signal handlers and the status line away. */
export function terminalContext(): { context: Context; close: () => void } {
  const { signal, ignore } = interruption();
  if (!process.stderr.listeners('error').includes(unheard)) process.stderr.on('error', unheard);
  const { show, erase } = statusLine();
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => {
      erase();
      writeFully(1, text);
    },
    log: (line) => {
      erase();
      process.stderr.write(`${line}\n`);
    },
    status: show,
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    now: () => new Date(),
    signal,
  };
  const close = () => {
    erase();
    ignore();
  };
  return { context, close };
}

/** Aborted by Ctrl-C, by SIGTERM and where the terminal is closed, until these are to be ignored. */
function interruption(): { signal: AbortSignal; ignore: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    // A second Ctrl-C is not waited for.
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  // A terminal that is closed may say so more than once.
  const hangUp = () => controller.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', hangUp);
  const ignore = () => {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', hangUp);
  };
  return { signal: controller.signal, ignore };
}

/** The last line of a terminal, written anew again and again; nothing where stderr is none. */
function statusLine(): { show: (line: string) => void; erase: () => void } {
  const isTerminal = process.stderr.isTTY === true;
  let isShown = false;
  let shownAt = 0;
  return {
    show: (line) => {
      const now = Date.now();
      if (!isTerminal || now - shownAt < STATUS_EVERY_MS) return;
      shownAt = now;
      const shown = oneLine(line, (process.stderr.columns ?? 80) - 1);
      isShown = shown !== '';
      process.stderr.write(ERASE_LINE + shown);
    },
    erase: () => {
      if (isShown) process.stderr.write(ERASE_LINE);
      isShown = false;
    },
  };
}

/** Nobody reads stderr any more, since the terminal was closed: that keeps nothing from being cleared away. */
function unheard(): void {}

/** Writes all of it even where stdout is a pipe; a reader that went away (`| head`) is no error. */
function writeFully(fd: number, text: string): void {
  let rest: Uint8Array = new TextEncoder().encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code === 'EAGAIN') continue;
      throw new RetakeError('OUTPUT_FAILED', `cannot write to stdout: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}
