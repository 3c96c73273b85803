import { join, resolve } from 'node:path';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { jsonLines, writeWhole } from '../results/write.ts';
import { sitExam } from '../training/embedded/exam.ts';
import type { EmbeddedModel } from '../training/embedded/model.ts';
import { prepare } from '../training/embedded/prepare.ts';
import { readSpec } from '../training/embedded/spec.ts';
import { embeddedTrainer } from '../training/embedded/trainer.ts';
import { loadModel, saveModel } from '../training/embedded/weights.ts';
import type { Context } from './context.ts';
import type { LoopParts } from './run-loop.ts';

/**
 * The loop on the built-in model: it is taught on the spot, sits its exam through the same files as anyone's
 * results, and is trained in this process. `home`: the folder that `training.model` is relative to.
 */
export async function embeddedParts(
  config: Config,
  home: string,
  out: string,
  context: Context,
): Promise<LoopParts> {
  const { model, seed } = config.training;
  if (model === null) {
    throw new RetakeError('CONFIG_INVALID', 'training.model is not set', {
      hint: 'With the embedded trainer it names a model file, like examples/arithmetic/model.json.',
    });
  }
  const spec = await readSpec(resolve(home, model));
  const basePath = join(out, 'base.json');
  const examine = (examined: EmbeddedModel, folder: string) => {
    const path = join(out, folder, 'results.jsonl');
    writeWhole(path, jsonLines(sitExam(examined, spec, seed)));
    return [path];
  };
  return {
    model: { id: spec.name, revision: null },
    trainer: { name: 'embedded', train: embeddedTrainer(basePath) },
    examineBase: async () => {
      const base = await prepare(
        spec,
        seed,
        ({ step, steps }) => context.status(`teaching the base: step ${step} of ${steps}`),
        context.signal,
      );
      await saveModel(base, basePath);
      return examine(base, 'before');
    },
    examineTrained: async (adapter) => examine(await loadModel(adapter), 'after'),
  };
}
