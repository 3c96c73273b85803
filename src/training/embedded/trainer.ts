import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { RetakeError } from '../../domain/error.ts';
import type { LossPoint, ReceiptAdapter, TrainingSettings } from '../../domain/training/receipt.ts';
import type { Trainer } from '../trainer.ts';
import { averaged } from './averaged.ts';
import { planEpochs } from './learn.ts';
import type { EmbeddedModel } from './model.ts';
import { readSamples } from './read-samples.ts';
import { follow, trainingSteps } from './training-steps.ts';
import { loadModel, saveModel, weightsText } from './weights.ts';

/** Where the trained weights lie in the job's output folder. */
export const TRAINED_WEIGHTS = 'weights.json';

/** Appended to the base's name, so that results tell the two apart. */
const RETAKEN = '-retake';

/**
 * The trainer of the demo's tiny model, in process: trains all weights of the base at `basePath` with Adam, the
 * learning rate falling to 0 on a straight line, and writes them to `weights.json` in the job's output.
 * Throws DATASET_EMPTY, DATASET_INVALID, TRAINING_FAILED, INTERRUPTED.
 */
export function embeddedTrainer(basePath: string): Trainer {
  return async (job) => {
    refuseGpus(job.settings);
    const base = await loadModel(basePath);
    const { samples, dropped } = await readSamples(job.dataset, job.files, base.digits);
    const plan = planEpochs(samples, job.settings);
    const model = copyOf(base);
    const log: LossPoint[] = [];
    const onStep = averaged(plan.steps, ({ step, steps, loss }) => {
      log.push({ step, loss });
      job.onProgress({ at: new Date().toISOString(), step, steps, loss, tokens_per_second: null });
    });
    await follow(trainingSteps(model.network, plan), onStep, job.signal);
    await saveModel(model, join(job.output, TRAINED_WEIGHTS));
    return {
      rows: { used: samples.length, dropped },
      steps: { planned: plan.steps, done: log.at(-1)?.step ?? 0 },
      tokens: null,
      applied: appliedOf(job.settings),
      loss: { log, held_out: [] },
      adapter: adapterOf(base, model),
      gpu: null,
      versions: { node: process.versions.node },
    };
  };
}

function refuseGpus({ gpus }: TrainingSettings): void {
  if (gpus === 1) return;
  throw new RetakeError('CONFIG_INVALID', `The embedded trainer cannot share its work among ${gpus} GPUs.`, {
    hint: 'It runs on the processor: remove training.gpus or set it to 1.',
  });
}

function copyOf({ name, digits, network }: EmbeddedModel): EmbeddedModel {
  return {
    name: `${name}${RETAKEN}`,
    digits,
    network: { shape: network.shape, parameters: Float64Array.from(network.parameters) },
  };
}

/** All weights are trained, whatever method was asked; rows have no length that could be cut. */
function appliedOf(settings: TrainingSettings): Partial<TrainingSettings> {
  const { epochs, learning_rate, batch_size, gradient_accumulation, gpus, seed } = settings;
  return { method: 'full', epochs, learning_rate, batch_size, gradient_accumulation, gpus, seed };
}

function adapterOf(base: EmbeddedModel, model: EmbeddedModel): ReceiptAdapter {
  const bytes = Buffer.from(weightsText(model));
  return {
    path: TRAINED_WEIGHTS,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    largest_change: largestChange(base.network.parameters, model.network.parameters),
  };
}

/** 0 where training changed no weight at all. */
function largestChange(before: Float64Array, after: Float64Array): number {
  return after.reduce(
    (largest, weight, at) => Math.max(largest, Math.abs(weight - (before[at] as number))),
    0,
  );
}
