import { resolve } from 'node:path';
import { exitOfVerdict } from '../domain/verdict/exit-of-verdict.ts';
import { writeWhole } from '../results/write.ts';
import { defineCommand } from './command.ts';
import { configPath } from './config-home.ts';
import { judgeRuns } from './judge-runs.ts';
import { print } from './print.ts';
import { resultsIn } from './read-results.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { SUMMARIES } from './summaries.ts';
import { evidenceFiles, readEvidence } from './training-evidence.ts';

/** `retake compare`: two runs, paired question by question, and what the criteria say of them. */
export const compare = defineCommand(
  {
    name: 'compare',
    summary: SUMMARIES.compare,
    flags: {
      before: { kind: 'list', value: 'GLOB', required: true, help: 'results of the model before training' },
      after: { kind: 'list', value: 'GLOB', required: true, help: 'results of the model after training' },
      dataset: { kind: 'text', value: 'DIR', help: 'what was trained on: tells evidence from memorisation' },
      receipt: { kind: 'text', value: 'FILE', help: 'the training receipt: supplies training.* figures' },
      comment: { kind: 'text', value: 'FILE', help: 'write the pull-request comment there' },
      report: {
        kind: 'text',
        value: 'FILE',
        help: 'write the report page there: every item, with search and diff',
      },
    },
    examples: [
      'compare --before old/*.json --after new/*.json --dataset dataset --comment comment.md',
      'compare --before solutions.jsonl#6b_finetuning --after solutions.jsonl#6b_verification',
    ],
  },
  async ({ flags, config, context }) => {
    const evidence = readEvidence(flags.dataset, flags.receipt, context);
    const files = [
      configPath(flags.config, context),
      ...evidenceFiles(flags.dataset, flags.receipt, evidence),
    ];
    refuseOverwriting(
      { comment: flags.comment, report: flags.report },
      { specs: [...flags.before, ...flags.after], files },
      context,
    );
    const before = resultsIn(flags.before, config, context);
    const after = resultsIn(flags.after, config, context);
    const judgement = await judgeRuns(before, after, evidence, config, context);
    const { verdict, comment, writePage, terminal } = judgement;
    if (flags.comment !== null) writeWhole(resolve(context.cwd, flags.comment), await comment());
    if (flags.report !== null) await writePage(resolve(context.cwd, flags.report));
    print(verdict, flags.json, terminal, context);
    return exitOfVerdict(verdict.verdict);
  },
);
