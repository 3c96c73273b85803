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
  const alone = { ...settings, gpus: 1 };
  const perEpoch = optimizerSteps(samples.length, { ...alone, epochs: 1 });
  const size = settings.batch_size * settings.gradient_accumulation;
  const random = seededRandom(settings.seed, 'order');
  let order: Sample[] = [];
  return {
    steps: optimizerSteps(samples.length, alone),
    learningRate: settings.learning_rate,
    batch: (step) => {
      const first = step % perEpoch;
      if (first === 0) order = shuffled(samples, random);
      return order.slice(first * size, (first + 1) * size);
    },
  };
}
