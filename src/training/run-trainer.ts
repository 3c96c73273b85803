import { join } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { type ChildEnd, runChild } from './child.ts';
import { childEnvironment } from './child-environment.ts';
import { type KnownFailure, recogniseFailure } from './failures.ts';
import { followProgress } from './logs/follow.ts';
import type { TrainingJob } from './trainer.ts';

/** Where the program's own output is kept, in the output folder. */
const LOG = 'trainer.log';

/**
 * Runs a training program to its end, telling of its progress. Throws RetakeError TRAINING_FAILED, saying why as
 * far as that can be told, or INTERRUPTED where it was stopped by the job's signal.
 */
export async function runTrainer(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  job: TrainingJob,
  toldFailure: () => KnownFailure | null = () => null,
): Promise<void> {
  const follower = followProgress(join(job.output, 'trainer_log.jsonl'), () => new Date(), job.onProgress);
  const onLine = (line: string) => {
    follower.printed(line);
    job.onLog?.(line);
  };
  const log = join(job.output, LOG);
  try {
    const end = await runChild({ argv, env: childEnvironment(env), log, onLine, signal: job.signal });
    if (end.stopped) throw new RetakeError('INTERRUPTED', 'training was interrupted', { hint: RESUME });
    if (end.code !== 0) throw failed(argv[0] ?? '', end, toldFailure() ?? recogniseFailure(end), log);
  } finally {
    follower.end();
  }
}

const RESUME = 'The same command, with the same --out, goes on from the last checkpoint.';

function failed(program: string, end: ChildEnd, known: KnownFailure | null, log: string): RetakeError {
  const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
  if (known !== null) {
    return new RetakeError('TRAINING_FAILED', `training failed: ${known.what} (${how})`, {
      hint: known.hint,
    });
  }
  const last = end.tail.at(-1);
  const said = last === undefined ? 'it printed nothing' : `its last line: ${last.slice(0, 300)}`;
  return new RetakeError('TRAINING_FAILED', `training failed: ${program} ended with ${how}; ${said}`, {
    hint: `All that it printed is in ${log}.`,
  });
}
