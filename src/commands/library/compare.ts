import type { Verdict } from '../../domain/verdict/verdict.ts';
import { judgeRuns } from '../judge-runs.ts';
import { readEvidence } from '../training-evidence.ts';
import { configOf, contextOf, type Options, type Results, resultsFor } from './options.ts';

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
  /**
   * The pull-request comment in Markdown, at most so many UTF-8 bytes long (60,000). It goes through result files once
   * more, for the texts that it shows.
   */
  comment: (limit?: number) => Promise<string>;
  /** The report page: one HTML file that needs no network. It goes through result files once more, too. */
  page: () => Promise<string>;
}

/** Two runs held against each other, question by question, and judged by the criteria: `retake compare`. Throws RetakeError. */
export async function compare(options: CompareOptions): Promise<Compared> {
  const context = contextOf(options);
  const config = configOf(options, context);
  const evidence = readEvidence(options.dataset ?? null, options.receipt ?? null, context);
  const before = resultsFor(options.before, config, context);
  const after = resultsFor(options.after, config, context);
  const { verdict, comment, page } = await judgeRuns(before, after, evidence, config, context);
  return { verdict, comment: (limit) => comment(limit), page };
}
