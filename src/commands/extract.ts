import { resolve } from 'node:path';
import { EXIT } from '../domain/error.ts';
import { requireUnseen } from '../domain/unseen.ts';
import { extractTable } from '../report/terminal.ts';
import { sha256 } from '../results/hash.ts';
import { defineCommand, required } from './command.ts';
import { mergeStored, trainedPrompts } from './merge-stored.ts';
import { readResults } from './read-results.ts';
import { SUMMARIES } from './summaries.ts';
import { makeDataset, writeDatasetFolder } from './write-dataset.ts';

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
      out: { kind: 'text', value: 'DIR', help: 'where the dataset goes; an earlier one there is replaced' },
      seed: { kind: 'text', value: 'TEXT', help: 'of the hold-out split', config: 'split.seed' },
      holdout: {
        kind: 'number',
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
    const out = resolve(context.cwd, required(flags.out, 'out', 'extract'));
    const run = await readResults(config.results.paths, config, context);
    const fresh = makeDataset(run, config);
    const dataset = flags.merge.length === 0 ? fresh : mergeStored(fresh, flags.merge, context);
    if (flags.measure.length > 0) {
      const { items } = await readResults(flags.measure, config, context);
      requireUnseen(trainedPrompts(dataset), items, sha256);
    }
    writeDatasetFolder(dataset, out);
    const { manifest } = dataset;
    if (flags.json) context.out(`${JSON.stringify(manifest, null, 2)}\n`);
    else context.out(`${extractTable(manifest)}\nwritten to ${flags.out}\n`);
    return EXIT.done;
  },
);
