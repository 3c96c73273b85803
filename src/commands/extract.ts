import { resolve } from 'node:path';
import { EXIT } from '../domain/error.ts';
import { extractTable } from '../report/terminal.ts';
import { defineCommand, required } from './command.ts';
import { readResults } from './read-results.ts';
import { SUMMARIES } from './summaries.ts';
import { writeDataset } from './write-dataset.ts';

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
    ],
  },
  async ({ flags, config, context }) => {
    const out = resolve(context.cwd, required(flags.out, 'out', 'extract'));
    const run = await readResults(config.results.paths, config, context);
    const manifest = writeDataset(run, config, out);
    if (flags.json) context.out(`${JSON.stringify(manifest, null, 2)}\n`);
    else context.out(`${extractTable(manifest)}\nwritten to ${flags.out}\n`);
    return EXIT.done;
  },
);
