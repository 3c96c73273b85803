import { resolve } from 'node:path';
import { EXIT } from '../domain/error.ts';
import { planTable } from '../report/plan-table.ts';
import { defineCommand } from './command.ts';
import { checkDataset, readManifest, readReceipt } from './documents.ts';
import { planDataset } from './plan-dataset.ts';
import { print } from './print.ts';
import { SUMMARIES } from './summaries.ts';

/** `retake plan`: steps, tokens, time and money before any is spent. */
export const plan = defineCommand(
  {
    name: 'plan',
    summary: SUMMARIES.plan,
    flags: {
      dataset: { kind: 'text', value: 'DIR', required: true, help: 'what retake extract wrote' },
      receipts: {
        kind: 'list',
        value: 'FILE',
        help: 'receipts of earlier runs: the estimate learns from them',
      },
    },
    examples: ['plan --dataset dataset', 'plan --dataset dataset --receipts last/receipt.json --json'],
  },
  ({ flags, config, context }) => {
    const dataset = resolve(context.cwd, flags.dataset);
    const manifest = readManifest(dataset);
    checkDataset(dataset, manifest);
    const receipts = flags.receipts.map((path) => readReceipt(resolve(context.cwd, path), 'USAGE'));
    const plan = planDataset(dataset, manifest, config, receipts);
    print(plan, flags.json, () => planTable(plan), context);
    return EXIT.done;
  },
);
