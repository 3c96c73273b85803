import type { StepReport } from './training-steps.ts';

/** Points of a loss curve that is still pleasant to read and to draw. */
const MOST_POINTS = 200;

/**
 * Passes on every n-th report and the last one, each with the mean loss since the one before, so that a run of
 * any length makes at most 200 points. Losses keep six decimals: more would tell nothing, and the logarithm may
 * differ in its last bit between machines.
 */
export function averaged(steps: number, pass: (report: StepReport) => void): (report: StepReport) => void {
  const every = Math.ceil(steps / MOST_POINTS);
  let [sum, count] = [0, 0];
  return (report) => {
    sum += report.loss;
    count++;
    if (report.step % every !== 0 && report.step !== steps) return;
    pass({ ...report, loss: Number((sum / count).toFixed(6)) });
    [sum, count] = [0, 0];
  };
}
