import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { embeddedTrainer } from '../training/embedded/trainer.ts';
import type { Trainer } from '../training/trainer.ts';
import type { Context } from './context.ts';
import { embeddedSpec, teachBase } from './teach-base.ts';

export interface NamedTrainer {
  name: string;
  train: Trainer;
}

/** The trainer that the configuration chooses. Nothing is set up before it is called. */
export function trainerOf(config: Config, home: string, context: Context): NamedTrainer {
  const name = config.training.trainer;
  switch (name) {
    case 'embedded':
      return { name, train: embeddedFromSpec(config, home, context) };
    default:
      return { name, train: async () => Promise.reject(new RetakeError('CONFIG_INVALID', name)) };
  }
}

/** Teaches the base on the spot, then trains it. */
function embeddedFromSpec(config: Config, home: string, context: Context): Trainer {
  return async (job) => {
    const base = join(job.output, 'base.json');
    await teachBase(await embeddedSpec(config, home), config, base, context);
    return await embeddedTrainer(base)(job);
  };
}
