import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import { jsonLines, writeWhole } from '../results/write.ts';
import { sitExam } from '../training/embedded/exam.ts';
import type { EmbeddedModel } from '../training/embedded/model.ts';
import { embeddedTrainer } from '../training/embedded/trainer.ts';
import { loadModel } from '../training/embedded/weights.ts';
import type { Context } from './context.ts';
import type { LoopParts } from './run-loop.ts';
import { embeddedSpec, teachBase } from './teach-base.ts';

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
  const spec = await embeddedSpec(config, home);
  const basePath = join(out, 'base.json');
  const examine = (examined: EmbeddedModel, folder: string) => {
    const path = `${folder}/results.jsonl`;
    writeWhole(join(out, path), jsonLines(sitExam(examined, spec, config.training.seed)));
    return { cwd: out, results: [path] };
  };
  return {
    model: { id: spec.name, revision: null },
    trainer: { name: 'embedded', train: embeddedTrainer(basePath) },
    examineBase: async () => examine(await teachBase(spec, config, basePath, context), 'before'),
    examineTrained: async (adapter) => examine(await loadModel(adapter), 'after'),
  };
}
