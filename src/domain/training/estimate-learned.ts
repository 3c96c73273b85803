import { mean } from '../statistics/mean.ts';
import type { EstimateFacts, SecondsRange } from './estimate.ts';
import type { Receipt } from './receipt.ts';

/** Runs of the same size on the same machine differ by about this share. */
const SPREAD = 0.25;

/** One earlier run: its work, in whatever it is counted, and its wall time. */
interface Run {
  work: number;
  seconds: number;
}

type Range = [low: number, high: number];

/**
 * A range from earlier runs of the same model, method and number of GPUs; null where there is none.
 * Two sizes give overhead and speed by least squares; one size gives the two ends between which they lie.
 * Work is counted in tokens and in steps, and the wider range holds: a plan's tokens are guessed from its text,
 * and steps know nothing of the length of rows.
 */
export function learnedSeconds(facts: EstimateFacts): SecondsRange | null {
  const receipts = facts.receipts.filter((receipt) => isAlike(receipt, facts));
  if (receipts.length === 0) return null;
  const inSteps = rangeOf(
    receipts.map(({ steps, seconds }) => ({ work: steps.done, seconds })),
    facts.steps,
  );
  const counted = receipts.flatMap(({ tokens, seconds }) =>
    tokens === null ? [] : [{ work: tokens, seconds }],
  );
  const inTokens = counted.length === 0 ? inSteps : rangeOf(counted, facts.tokens);
  const earlier = receipts.length === 1 ? 'one earlier run' : `${receipts.length} earlier runs`;
  return {
    seconds: [
      Math.min(inSteps[0], inTokens[0]) * (1 - SPREAD),
      Math.max(inSteps[1], inTokens[1]) * (1 + SPREAD),
    ],
    basis: `Learned from ${earlier} of ${facts.model} on the same number of GPUs.`,
  };
}

function rangeOf(runs: Run[], work: number): Range {
  return fitted(runs, work) ?? bounded(runs, work);
}

function isAlike(receipt: Receipt, facts: EstimateFacts): boolean {
  return (
    receipt.exit.code === 0 &&
    receipt.steps.done > 0 &&
    receipt.model.id === facts.model &&
    receipt.settings.asked.method === facts.method &&
    receipt.settings.asked.gpus === facts.gpus
  );
}

/** Line through the runs, with its worst residual on either side; null where they do not make one. */
function fitted(runs: Run[], work: number): Range | null {
  const meanWork = mean(runs.map((run) => run.work));
  const meanSeconds = mean(runs.map((run) => run.seconds));
  const variance = mean(runs.map((run) => (run.work - meanWork) ** 2));
  if (Math.sqrt(variance) < 0.1 * meanWork) return null;
  const covariance = mean(runs.map((run) => (run.work - meanWork) * (run.seconds - meanSeconds)));
  const slope = covariance / variance;
  const overhead = meanSeconds - slope * meanWork;
  if (slope <= 0 || overhead < 0) return null;
  const residual = Math.max(...runs.map((run) => Math.abs(run.seconds - overhead - slope * run.work)));
  const expected = overhead + slope * work;
  return [Math.max(expected - residual, expected / 2), expected + residual];
}

/** Each run bounds the answer: all of its time was overhead, or all of it was work. */
function bounded(runs: Run[], work: number): Range {
  const ends = runs.flatMap((run) => [run.seconds, (run.seconds * work) / run.work]);
  return [Math.min(...ends), Math.max(...ends)];
}
