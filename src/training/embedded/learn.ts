import { seededRandom, shuffled } from '../../domain/random.ts';
import { optimizerSteps } from '../../domain/training/steps.ts';
import type { Sample } from './network.ts';
import type { StepPlan } from './training-steps.ts';

export interface Lessons {
  epochs: number;
  learning_rate: number;
  batch_size: number;
  gradient_accumulation: number;
  seed: number;
}

/**
 * Plans epochs over given samples, each in an order of its own. One optimizer step takes the rows of all batches
 * that are accumulated for it; the last step of an epoch takes what is left.
 */
export function planEpochs(samples: Sample[], settings: Lessons): StepPlan {
  const { batch_size: batchSize, gradient_accumulation: gradientAccumulation, epochs } = settings;
  const factors = { rows: samples.length, batchSize, gradientAccumulation, gpus: 1 };
  const perEpoch = optimizerSteps({ ...factors, epochs: 1 });
  const size = batchSize * gradientAccumulation;
  const random = seededRandom(settings.seed, 'order');
  let order: Sample[] = [];
  return {
    steps: optimizerSteps({ ...factors, epochs }),
    learningRate: settings.learning_rate,
    batch: (step) => {
      const first = step % perEpoch;
      if (first === 0) order = shuffled(samples, random);
      return order.slice(first * size, (first + 1) * size);
    },
  };
}
