import { RetakeError } from '../../domain/error.ts';
import { Adam } from './adam.ts';
import { lossAndGradient, type Network, type Sample } from './network.ts';

export interface StepReport {
  /** 1-based. */
  step: number;
  steps: number;
  /** Mean cross-entropy of the step's batch, in nats. */
  loss: number;
}

export interface StepPlan {
  steps: number;
  /** Of the first step; falls on a straight line to 0 after the last. */
  learningRate: number;
  /** The rows of a step, 0-based. */
  batch: (step: number) => Sample[];
}

/** Trains a network in place and stops for a word after every optimizer step. Throws TRAINING_FAILED on NaN. */
export function* trainingSteps(network: Network, plan: StepPlan): Generator<StepReport> {
  const optimizer = new Adam(network.parameters.length);
  const gradient = new Float64Array(network.parameters.length);
  for (let step = 0; step < plan.steps; step++) {
    const samples = plan.batch(step);
    gradient.fill(0);
    let total = 0;
    for (const sample of samples) total += lossAndGradient(network, sample, gradient);
    for (let at = 0; at < gradient.length; at++) gradient[at] = (gradient[at] as number) / samples.length;
    const loss = total / samples.length;
    if (!Number.isFinite(loss)) throw diverged(step + 1);
    optimizer.step(network.parameters, gradient, plan.learningRate * (1 - step / plan.steps));
    yield { step: step + 1, steps: plan.steps, loss };
  }
}

function diverged(step: number): RetakeError {
  return new RetakeError('TRAINING_FAILED', `The loss is no number at step ${step}: the training diverged.`, {
    hint: 'Lower training.learning_rate.',
  });
}

/** Steps between two looks at the signal; some milliseconds' work. */
const BREATH = 8;

/**
 * Runs training steps and lets the program breathe in between, so that Ctrl-C and a progress bar work.
 * Throws the signal's own RetakeError where it carries one, else INTERRUPTED.
 */
export async function follow(
  steps: Iterable<StepReport>,
  onStep: (report: StepReport) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const report of steps) {
    onStep(report);
    if (report.step % BREATH === 0) await new Promise((resume) => setImmediate(resume));
    if (signal.aborted) throw interrupted(signal);
  }
}

function interrupted({ reason }: AbortSignal): RetakeError {
  if (reason instanceof RetakeError) return reason;
  return new RetakeError('INTERRUPTED', 'The training was interrupted; its weights were not kept.');
}
