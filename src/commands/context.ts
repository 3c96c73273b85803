import { RetakeError } from '../domain/error.ts';

/** Everything a command may touch outside its arguments; handed in, so that it can be run by a test. */
export interface Context {
  cwd: string;
  env: Record<string, string | undefined>;
  /** The result: stdout. */
  out: (text: string) => void;
  /** Everything else: one line on stderr. */
  log: (line: string) => void;
  /** A line that the next one replaces, shown only on a terminal. */
  status: (line: string) => void;
  /** Whether the result goes to a terminal that shows colour. */
  colour: boolean;
  now: () => Date;
  /** Aborted by Ctrl-C, by SIGTERM and where the terminal is closed. */
  signal: AbortSignal;
}

/** Ends a command between two steps when it was interrupted. */
export function stopIfInterrupted(context: Context): void {
  if (context.signal.aborted) throw new RetakeError('INTERRUPTED', 'interrupted');
}
