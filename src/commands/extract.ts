import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireUnseen } from '../domain/dataset/unseen.ts';
import { EXIT } from '../domain/error.ts';
import { extractTable } from '../report/extract-table.ts';
import { sha256 } from '../results/hash.ts';
import { writeFolder } from '../results/write.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { mergeInto, trainedPrompts } from './merge-stored.ts';
import { DATASET_FOLDER_KIND, MANIFEST } from './own-folders.ts';
import { readResults, resultsIn } from './read-results.ts';
import { SUMMARIES } from './summaries.ts';
import { extractInto } from './write-dataset.ts';

/** `retake extract`: what the model really got wrong, as a dataset. */
export const extract = defineCommand(
  {
    name: 'extract',
    summary: SUMMARIES.extract,
    flags: {
      results: {
        kind: 'list',
        value: 'GLOB',
        help: 'result files; file.jsonl#model picks one model',
        config: 'results.paths',
      },
      merge: {
        kind: 'list',
        value: 'DIR',
        help: 'earlier datasets to join with it; a question stays as the newest has it',
      },
      measure: {
        kind: 'list',
        value: 'GLOB',
        help: 'results that will measure: a question of theirs in the dataset is an error',
      },
      out: {
        kind: 'text',
        value: 'DIR',
        required: true,
        help: 'where the dataset goes; an earlier one there is replaced',
      },
      seed: { kind: 'text', value: 'TEXT', help: 'of the hold-out split', config: 'split.seed' },
      holdout: {
        kind: 'share',
        value: 'SHARE',
        help: 'share of all items kept for measuring',
        config: 'split.holdout',
      },
    },
    examples: [
      "extract --results 'benchmarks/*_intermediate.json' --out dataset",
      'extract --results solutions.jsonl#6b_finetuning --out dataset --json',
      'extract --results train.jsonl --merge phase-1 --measure test.jsonl --out dataset',
    ],
  },
  async ({ flags, config, context }) => {
    const out = resolve(context.cwd, flags.out);
    const results = resultsIn(config.results.paths, config, context);
    const summary = await writeFolder(out, DATASET_FOLDER_KIND, async (folder) => {
      const fresh = await extractInto(folder, results, config, context);
      const dataset = flags.merge.length === 0 ? fresh : mergeInto(folder, flags.merge, context);
      if (flags.measure.length > 0) {
        const { items } = await readResults(flags.measure, config, context);
        requireUnseen(trainedPrompts(folder, dataset), items, sha256);
      }
      return dataset;
    });
    if (flags.json) await showFile(join(out, MANIFEST), context);
    else context.out(`${extractTable(summary)}\nwritten to ${flags.out}\n`);
    return EXIT.done;
  },
);

async function showFile(path: string, context: Context): Promise<void> {
  for await (const text of createReadStream(path, 'utf8')) context.out(String(text));
}
