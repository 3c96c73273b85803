import { resolve } from 'node:path';
import { EXIT, RetakeError } from '../domain/error.ts';
import { checkModel } from './check-model.ts';
import { defineCommand, required } from './command.ts';
import { configHome } from './config-home.ts';
import { readManifest } from './documents.ts';
import { SUMMARIES } from './summaries.ts';
import { trainOn } from './train-on.ts';
import { trainerOf } from './trainer-of.ts';
import { trainingBudget, trainingSettings } from './training-settings.ts';

/** `retake train`: the chosen trainer on a dataset, its log followed, a receipt at the end. */
export const train = defineCommand(
  {
    name: 'train',
    summary: SUMMARIES.train,
    flags: {
      dataset: { kind: 'text', value: 'DIR', help: 'what retake extract wrote' },
      out: { kind: 'text', value: 'DIR', help: 'for the adapter, progress.jsonl and receipt.json' },
      model: { kind: 'text', value: 'ID', help: 'the model to train', config: 'training.model' },
      'other-model': { kind: 'switch', help: 'train even where another model made the mistakes' },
    },
    examples: ['train --dataset dataset --out training'],
  },
  async ({ flags, config, context }) => {
    const dataset = resolve(context.cwd, required(flags.dataset, 'dataset', 'train'));
    const out = resolve(context.cwd, required(flags.out, 'out', 'train'));
    const manifest = readManifest(dataset);
    const id = config.training.model;
    if (id === null) {
      throw new RetakeError('CONFIG_INVALID', 'training.model is not set', {
        hint: 'Name the model to train in the configuration or with --model.',
      });
    }
    const model = { id, revision: config.training.revision };
    checkModel(manifest, model, flags.otherModel);
    const receipt = await trainOn(
      {
        trainer: trainerOf(config, configHome(flags.config, context), context),
        dataset,
        manifest,
        model,
        settings: trainingSettings(config),
        budget: trainingBudget(config),
        requestId: null,
        out,
      },
      context,
    );
    const { steps, seconds } = receipt;
    context.out(
      flags.json
        ? `${JSON.stringify(receipt, null, 2)}\n`
        : `trained ${steps.done} of ${steps.planned} steps in ${seconds} s; receipt in ${flags.out}/receipt.json\n`,
    );
    return EXIT.done;
  },
);
