import type { EstimateFacts, SecondsRange } from './estimate.ts';

/** Taken where a model's name does not say how large it is. */
const USUAL_PARAMETERS = 8e9;

/** Peak of one H100, dense bf16, in FLOP/s, and the share of it that fine-tuning small batches reaches. */
const PEAK = 989e12;
const SHARE_REACHED = { best: 0.3, worst: 0.05 };

/** Seconds that do not depend on the dataset: installing, starting, first kernels, writing the adapter. */
const OVERHEAD = { least: 20, most: 480 };

/** Bytes a second at which weights arrive: from a warm disk, from a hub over a slow line. */
const WEIGHTS = { fastest: 2e9, slowest: 5e7 };

/** Seconds that a step takes however small the model is. */
const STEP = { least: 0.02, most: 0.6 };

/**
 * A range from arithmetic alone: overhead, the weights, and 6 FLOPs for each parameter and token (4 for the
 * frozen base, 2 for recomputing activations; 8 where all weights are trained).
 */
export function coldStartSeconds(facts: EstimateFacts): SecondsRange {
  const parameters = facts.parameters ?? USUAL_PARAMETERS;
  const flops = parameters * facts.tokens * (facts.method === 'full' ? 8 : 6);
  const bytes = parameters * 2;
  const low =
    OVERHEAD.least +
    bytes / WEIGHTS.fastest +
    Math.max(flops / (PEAK * SHARE_REACHED.best * facts.gpus), facts.steps * STEP.least);
  const high =
    OVERHEAD.most +
    bytes / WEIGHTS.slowest +
    Math.max(flops / (PEAK * SHARE_REACHED.worst * facts.gpus), facts.steps * STEP.most);
  return { seconds: [low, high], basis: basis(facts, parameters) };
}

function basis(facts: EstimateFacts, parameters: number): string {
  const size = `${Number((parameters / 1e9).toPrecision(2))} billion parameters`;
  const known = facts.parameters === null ? `${size} assumed` : size;
  const gpus = facts.gpus === 1 ? 'one H100' : `${facts.gpus} H100s`;
  return `No earlier run to learn from: ${known}, ${gpus} at 5 to 30 % of its peak, up to 8 minutes of set-up and the download of the weights.`;
}
