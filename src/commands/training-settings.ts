import type { Config } from '../config/load.ts';
import type { Budget } from '../domain/training/plan.ts';
import type { TrainingSettings } from '../domain/training/receipt.ts';

/** The part of the configuration that decides what comes out of a training. */
export function trainingSettings({ training }: Config): TrainingSettings {
  const { method, epochs, learning_rate, batch_size, gradient_accumulation, gpus, max_length, seed } =
    training;
  return { method, epochs, learning_rate, batch_size, gradient_accumulation, gpus, max_length, seed };
}

export function trainingBudget({ training }: Config): Budget {
  const { minutes, usd_per_hour, usd } = training.budget;
  return { minutes, usdPerHour: usd_per_hour, usd };
}
