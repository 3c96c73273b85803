import { resolve } from 'node:path';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { progressBar } from '../report/progress-bar.ts';
import type { EmbeddedModel } from '../training/embedded/model.ts';
import { prepare } from '../training/embedded/prepare.ts';
import { type EmbeddedSpec, readSpec } from '../training/embedded/spec.ts';
import { saveModel } from '../training/embedded/weights.ts';
import type { Context } from './context.ts';

/** The file that `training.model` names, for the embedded trainer. `home`: the folder it is relative to. */
export async function embeddedSpec({ training }: Config, home: string): Promise<EmbeddedSpec> {
  if (training.model === null) {
    throw new RetakeError('CONFIG_INVALID', 'training.model is not set', {
      hint: 'With the embedded trainer it names a model file, like examples/arithmetic/model.json.',
    });
  }
  return await readSpec(resolve(home, training.model));
}

/** Teaches the built-in model on the spot and leaves its weights at `path`. */
export async function teachBase(
  spec: EmbeddedSpec,
  config: Config,
  path: string,
  context: Context,
): Promise<EmbeddedModel> {
  const onProgress = ({ step, steps }: { step: number; steps: number }) =>
    context.status(`teaching the base ${progressBar(step, steps)} step ${step} of ${steps}`);
  const base = await prepare(spec, config.training.seed, onProgress, context.signal);
  await saveModel(base, path);
  return base;
}
