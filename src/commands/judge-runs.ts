import { resolve } from 'node:path';
import type { Config } from '../config/load.ts';
import type { BenchmarkRun } from '../domain/benchmark/item.ts';
import { compareRuns } from '../domain/comparison/comparison.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import type { NextLoop } from '../domain/loop/next-loop.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import { judge } from '../domain/verdict/judge.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { renderComment } from '../report/comment.ts';
import type { CommentInput } from '../report/comment-input.ts';
import { renderReport } from '../report/html/report.ts';
import { verdictTable } from '../report/terminal.ts';
import { sha256 } from '../results/hash.ts';
import { checkOwnReceipt } from './check-receipt.ts';
import type { Context } from './context.ts';
import { checkDataset, readManifest, readReceipt } from './documents.ts';
import { ruleCaveat } from './rule-caveat.ts';
import { VERSION } from './version.ts';

/** What is known of the training besides the two runs. */
export interface TrainingEvidence {
  manifest: Manifest | null;
  receipt: Receipt | null;
}

export interface Judgement {
  verdict: Verdict;
  /** Rendered only when asked for; at most so many UTF-8 bytes where that is less than a comment may have. */
  comment: (limit?: number, next?: NextLoop | null) => string;
  /** The report page, with every item where `report` was asked for. */
  page: () => string;
  terminal: () => string;
}

export function readEvidence(
  dataset: string | null,
  receipt: string | null,
  { cwd }: Context,
): TrainingEvidence {
  const folder = dataset === null ? null : resolve(cwd, dataset);
  const manifest = folder === null ? null : readManifest(folder);
  if (folder !== null && manifest !== null) checkDataset(folder, manifest);
  const proof = receipt === null ? null : readReceipt(resolve(cwd, receipt));
  if (proof !== null) checkOwnReceipt(proof, manifest);
  return { manifest, receipt: proof };
}

/** Compares two runs and judges them by the configured criteria. `report`: whether the report page will be asked for. */
export function judgeRuns(
  before: BenchmarkRun,
  after: BenchmarkRun,
  { manifest, receipt }: TrainingEvidence,
  config: Config,
  context: Context,
  { report = false } = {},
): Judgement {
  const comparison = compareRuns(before, after, { manifest, sha256, keepRight: report });
  const verdict = judge(comparison, config.criteria, config.evidence, receipt?.loss ?? null);
  const evidence = config.evidence.items;
  const input: CommentInput = {
    loop: config.name,
    marker: null,
    links: {},
    history: [],
    version: VERSION,
    verdict,
    evidence,
    changes: comparison.changes,
    manifest,
    receipt,
    answers: config.report.answers,
    trainingTarget: config.training.target,
  };
  // Simulated only where somebody will read it, and once.
  let caveat: ReturnType<typeof ruleCaveat> | null = null;
  const full = (): CommentInput => {
    caveat ??= ruleCaveat(before, manifest, config);
    return { ...input, ...caveat };
  };
  return {
    verdict,
    comment: (limit, next = null) => renderComment({ ...full(), next }, limit),
    page: () => renderReport(full(), sha256),
    terminal: () => verdictTable(verdict, { colour: context.colour, evidence }),
  };
}
