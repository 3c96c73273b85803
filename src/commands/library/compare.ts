import type { Verdict } from '../../domain/verdict/verdict.ts';
import { judgeRuns, readEvidence } from '../judge-runs.ts';
import { configOf, contextOf, type Options, type Results, runOf } from './options.ts';

export interface CompareOptions extends Options {
  before: Results;
  after: Results;
  /** Folder of the dataset that was trained on: tells evidence from memorisation. */
  dataset?: string;
  /** File of the training receipt: supplies `training.*`. */
  receipt?: string;
}

export interface Compared {
  /** `retake.verdict/1`: the verdict, its criteria, and the figures of every category. */
  verdict: Verdict;
  /** The pull-request comment in Markdown, at most so many UTF-8 bytes long (60,000). */
  comment: (limit?: number) => string;
  /** The report page: one HTML file that needs no network. */
  page: () => string;
}

/** Two runs held against each other, question by question, and judged by the criteria: `retake compare`. Throws RetakeError. */
export async function compare(options: CompareOptions): Promise<Compared> {
  const context = contextOf(options);
  const config = configOf(options, context);
  const evidence = readEvidence(options.dataset ?? null, options.receipt ?? null, context);
  const before = await runOf(options.before, config, context);
  const after = await runOf(options.after, config, context);
  const { verdict, comment, page } = judgeRuns(before, after, evidence, config, context, { report: true });
  return { verdict, comment, page };
}
