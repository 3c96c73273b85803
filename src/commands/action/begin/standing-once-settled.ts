import { RetakeError } from '../../../domain/error.ts';
import type { Standing } from '../../../domain/loop/standing.ts';
import type { Client } from '../../../github/client.ts';
import { sleep } from '../../../github/deadline.ts';
import { runJobs } from '../../../github/training-runs.ts';

const LOOK_SECONDS = 15;
/** GitHub takes five minutes at most to end a job that was cancelled; then the run's last job says so. */
const LOOKS = 28;

/**
 * What to do about a request, once no run of it is on its way out: nothing more comes of a run that was cancelled,
 * so that it cannot be waited for as for one that trains. `cancelled`: the run was, as far as is known, and GitHub may
 * not show it yet.
 * @throws RetakeError where it does not come to its end.
 */
export async function standingOnceSettled(
  client: Client,
  { look, log, signal }: { look: () => Promise<Standing>; log: (line: string) => void; signal: AbortSignal },
  cancelled: boolean,
): Promise<Standing> {
  let known: number | null = null;
  for (let looks = 1; ; looks += 1) {
    const standing = await look();
    if (standing.kind !== 'attach') return standing;
    const { id, url } = standing.run;
    if (cancelled) known ??= id;
    const isLast = looks > LOOKS || signal.aborted;
    // What lives on after so long is not the run that was cancelled, or GitHub did not cancel it.
    if ((id !== known || isLast) && !(await isCancelled(client, id))) return standing;
    if (isLast) throw stillEnding(url);
    if (looks === 1) log(`run ${id} was cancelled: waiting until it is over`);
    await sleep(LOOK_SECONDS, signal);
  }
}

/** Cancelled in a browser, too: the run is still there until its last job has told. */
async function isCancelled(client: Client, run: number): Promise<boolean> {
  const { train } = await runJobs(client, run);
  return train?.status === 'completed' && train.conclusion === 'cancelled';
}

function stillEnding(url: string): RetakeError {
  return new RetakeError('GITHUB_UNAVAILABLE', `the run that was cancelled is not over yet: ${url}`, {
    hint: 'Ask again when it is.',
  });
}
