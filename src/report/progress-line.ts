import { count, counted, loss } from './numbers.ts';
import { progressBar } from './progress-bar.ts';

/** One line of a training under way: `▓▓▓░░ 32 %  step 12 of 38  loss 1.03`. */
export function progressLine(progress: {
  step: number;
  steps: number;
  loss: number | null;
  tokens_per_second: number | null;
}): string {
  const { step, steps, tokens_per_second: speed } = progress;
  const parts = [
    progressBar(step, steps),
    `step ${count(step)} of ${count(steps)}`,
    ...(progress.loss === null ? [] : [`loss ${loss(progress.loss)}`]),
    ...(speed === null ? [] : [`${counted(Math.round(speed), 'token')}/s`]),
  ];
  return parts.join('  ');
}
