import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/load.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import type { TrainingSettings } from '../domain/training/receipt.ts';
import { checkModel } from './check-model.ts';
import { checkReceipt } from './check-receipt.ts';
import { defineCommand } from './command.ts';
import { configHome } from './config-home.ts';
import { readManifest, readRequest } from './documents.ts';
import { print } from './print.ts';
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
      dataset: { kind: 'text', value: 'DIR', required: true, help: 'what retake extract wrote' },
      out: {
        kind: 'text',
        value: 'DIR',
        required: true,
        help: 'for the adapter, progress.jsonl and receipt.json',
      },
      model: { kind: 'text', value: 'ID', help: 'the model to train', config: 'training.model' },
      request: { kind: 'text', value: 'FILE', help: 'a training request: its model and settings are used' },
      'other-model': { kind: 'switch', help: 'train even where another model made the mistakes' },
    },
    examples: ['train --dataset dataset --out training'],
  },
  async ({ flags, config, context }) => {
    const dataset = resolve(context.cwd, flags.dataset);
    const out = resolve(context.cwd, flags.out);
    const manifest = readManifest(dataset);
    if (existsSync(out) && realpathSync(out) === realpathSync(dataset)) {
      throw new RetakeError('USAGE', `--out would write into the dataset ${flags.dataset}`, {
        hint: 'Name another folder with --out.',
      });
    }
    const asked =
      flags.request === null ? askedByConfig(config) : askedByRequest(resolve(context.cwd, flags.request));
    if (asked.digest !== null && asked.digest !== manifest.digest) {
      throw new RetakeError(
        'REQUEST_INVALID',
        `the request asks for dataset ${asked.digest.slice(0, 12)}, ${flags.dataset} is ${manifest.digest.slice(0, 12)}`,
        {
          hint: 'Name the dataset that the request was made for.',
        },
      );
    }
    checkModel(manifest, asked.model, flags.otherModel);
    const task = {
      trainer: trainerOf(config, configHome(flags.config, context), context),
      dataset,
      manifest,
      model: asked.model,
      settings: asked.settings,
      budget: trainingBudget(config),
      requestId: asked.requestId,
      out,
    };
    const receipt = await trainOn(task, context);
    checkReceipt(receipt, task);
    const { steps, seconds } = receipt;
    const inWords = () =>
      `trained ${steps.done} of ${steps.planned} steps in ${seconds} s; receipt in ${flags.out}/receipt.json`;
    print(receipt, flags.json, inWords, context);
    return EXIT.done;
  },
);

interface Asked {
  requestId: string | null;
  /** Of the dataset; null where any will do. */
  digest: string | null;
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
}

function askedByConfig(config: Config): Asked {
  const { model: id, revision } = config.training;
  if (id === null) {
    throw new RetakeError('CONFIG_INVALID', 'training.model is not set', {
      hint: 'Name the model to train in the configuration or with --model.',
    });
  }
  return { requestId: null, digest: null, model: { id, revision }, settings: trainingSettings(config) };
}

/** A request beats the configuration: what was decided when it was made is what is trained. */
function askedByRequest(path: string): Asked {
  const { request_id, dataset, model, settings } = readRequest(path);
  return { requestId: request_id, digest: dataset.digest, model, settings };
}
