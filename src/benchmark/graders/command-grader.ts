import { spawn } from 'node:child_process';
import { RetakeError } from '../../domain/error.ts';
import type { Grade, Grader } from '../grade.ts';

export interface GradingCommand {
  /** Started directly, never through a shell. */
  argv: readonly string[];
  timeoutMs: number;
  cwd: string;
}

/** Exit codes of shells and container tools for "could not be run". */
const NOT_RUN = new Set([125, 126, 127]);

/**
 * Has a command of the user's judge the answer, in a sandbox of the user's choice. It gets the question and the
 * answer as one JSON object on stdin; exit 0 is correct, 125 to 127 and a command that cannot be started are
 * errors, any other exit and running out of time are incorrect.
 */
export function commandGrader(command: GradingCommand): Grader {
  return {
    name: `command ${command.argv.join(' ')}`,
    grade: (item, answer, signal) => {
      const { task, id, category, prompt, reference } = item;
      const input = JSON.stringify({
        task,
        id,
        category,
        prompt,
        reference: reference ?? null,
        response: answer.text,
      });
      return run(command, input, signal);
    },
  };
}

function run({ argv, timeoutMs, cwd }: GradingCommand, input: string, signal: AbortSignal): Promise<Grade> {
  const [program, ...args] = argv;
  if (program === undefined) throw new RetakeError('USAGE', 'the grading command is empty');
  return new Promise((resolve, reject) => {
    // Its own process group, so that what it starts ends with it.
    const child = spawn(program, args, { cwd, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    const kill = () => killGroup(child.pid);
    const timer = setTimeout(kill, timeoutMs);
    signal.addEventListener('abort', kill, { once: true });
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
    };
    child.on('error', (cause) => {
      end();
      const message = `the grading command cannot be started: ${cause.message}`;
      reject(
        new RetakeError('BENCHMARK_FAILED', message, { hint: 'Name a program that is installed.', cause }),
      );
    });
    child.on('close', (code) => {
      end();
      if (signal.aborted) return reject(signal.reason);
      if (code !== null && NOT_RUN.has(code)) {
        return resolve({ outcome: 'error', reason: `the grading command ended with ${code}` });
      }
      resolve({ outcome: code === 0 ? 'correct' : 'incorrect' });
    });
    // A command that does not read its input is no failure.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
