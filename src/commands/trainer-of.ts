import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import { commandTrainer } from '../training/command.ts';
import { embeddedTrainer } from '../training/embedded/trainer.ts';
import type { Trainer } from '../training/trainer.ts';
import { trlTrainer } from '../training/trl.ts';
import type { Context } from './context.ts';
import { embeddedSpec, teachBase } from './teach-base.ts';

export interface NamedTrainer {
  name: string;
  train: Trainer;
}

/** The trainer that the configuration chooses. Nothing is set up before it is called. */
export function trainerOf(config: Config, home: string, context: Context): NamedTrainer {
  const { trainer: name, command } = config.training;
  switch (name) {
    case 'trl':
      return { name, train: trlTrainer(context.env) };
    case 'command':
      // The schema lets no such trainer through without its command.
      return { name, train: commandTrainer(command ?? [], context.env) };
    case 'embedded':
      return { name, train: embeddedFromSpec(config, home, context) };
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
