import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { embeddedTrainer } from '../training/embedded/trainer.ts';
import type { Trainer } from '../training/trainer.ts';
import type { Context } from './context.ts';
import { embeddedSpec, teachBase } from './teach-base.ts';

/** The trainer that the configuration chooses, ready for a job whose output goes to `out`. */
export async function trainerOf(
  config: Config,
  home: string,
  out: string,
  context: Context,
): Promise<{ name: string; train: Trainer }> {
  const name = config.training.trainer;
  switch (name) {
    case 'embedded': {
      const base = join(out, 'base.json');
      await teachBase(await embeddedSpec(config, home), config, base, context);
      return { name, train: embeddedTrainer(base) };
    }
    default:
      throw new RetakeError('CONFIG_INVALID', name);
  }
}
