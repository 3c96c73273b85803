import type { EstimateFacts, SecondsRange } from './estimate.ts';
import type { Receipt } from './receipt.ts';

/** Runs of the same size on the same machine differ by about this share. */
const SPREAD = 0.25;

/** One earlier run: its work in tokens and its wall time. */
interface Run {
  work: number;
  seconds: number;
}

/**
 * A range from earlier runs of the same model, method and number of GPUs; null where there is none.
 * Two sizes give overhead and speed by least squares; one size gives the two ends between which they lie.
 */
export function learnedSeconds(facts: EstimateFacts): SecondsRange | null {
  const runs = facts.receipts
    .filter((receipt) => isAlike(receipt, facts))
    .map((receipt) => runOf(receipt, facts));
  if (runs.length === 0) return null;
  const [low, high] = fitted(runs, facts.tokens) ?? bounded(runs, facts.tokens);
  const earlier = runs.length === 1 ? 'one earlier run' : `${runs.length} earlier runs`;
  return {
    seconds: [low * (1 - SPREAD), high * (1 + SPREAD)],
    basis: `Learned from ${earlier} of ${facts.model} on the same number of GPUs.`,
  };
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

/** A receipt that counted no tokens is taken to have rows like the plan's. */
function runOf(receipt: Receipt, facts: EstimateFacts): Run {
  const rowPasses = receipt.rows.used * receipt.settings.asked.epochs;
  const tokensPerRowPass = facts.tokens / Math.max(1, facts.rows);
  return { work: receipt.tokens ?? rowPasses * tokensPerRowPass, seconds: receipt.seconds };
}

/** Line through the runs, with its worst residual on either side; null where they do not make one. */
function fitted(runs: Run[], work: number): [number, number] | null {
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
function bounded(runs: Run[], work: number): [number, number] {
  const ends = runs.flatMap((run) => [run.seconds, (run.seconds * work) / run.work]);
  return [Math.min(...ends), Math.max(...ends)];
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
