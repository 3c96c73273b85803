import type { LoopView } from '../../../report/state-view.ts';
import type { Trainer, TrainingProgress } from '../../../training/trainer.ts';
import type { LoopRun } from '../loop-run.ts';
import { stateAnnouncement } from '../say/announcement.ts';
import { publishComment } from '../say/publish-comment.ts';

const EVERY_MS = 60_000;

/** Follows a training in the comment, at most once a minute. What cannot be written is no reason to stop training. */
export function liveProgress(loopRun: LoopRun, usdPerHour: number | null) {
  const { action, pull } = loopRun;
  const now = () => action.context.now().getTime();
  const startedAt = now();
  let saidAt = Number.NEGATIVE_INFINITY;
  let first: number | null = null;
  let speaking: Promise<unknown> = Promise.resolve();
  const say = (view: LoopView) => {
    if (pull === null) return;
    saidAt = now();
    speaking = speaking
      .then(() => publishComment(loopRun, pull, stateAnnouncement(view, null)))
      .catch((error: unknown) => action.log.warning(`the comment is behind: ${(error as Error).message}`));
  };
  const onProgress = ({ at, step, steps, loss }: TrainingProgress) => {
    first ??= loss;
    if (now() - saidAt < EVERY_MS) return;
    const hours = (now() - startedAt) / 3_600_000;
    say({
      phase: 'training',
      step,
      steps,
      loss: loss === null ? null : { first, latest: loss },
      minutesLeft: step === 0 ? null : ((hours * 60) / step) * (steps - step),
      heardAt: at,
      usdSoFar: usdPerHour === null ? null : hours * usdPerHour,
    });
  };
  return {
    /** The same trainer, followed. */
    follow:
      (train: Trainer): Trainer =>
      (job) =>
        train({
          ...job,
          onProgress: (progress) => {
            job.onProgress(progress);
            onProgress(progress);
          },
        }),
    say,
    /** Resolves when the comment is up to date. */
    settled: () => speaking,
  };
}
