import type { Config } from '../config/load.ts';
import type { NextLoop } from '../domain/loop/next-loop.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { renderComment } from '../report/comment.ts';
import type { Frame } from '../report/comment-input.ts';
import { verdictTable } from '../report/verdict-table.ts';
import { Notebook } from './compare-results.ts';
import type { Context } from './context.ts';
import { judgeResults, writePage } from './judge-results.ts';
import type { Results } from './read-results.ts';
import type { TrainingEvidence } from './training-evidence.ts';
import { VERSION } from './version.ts';

export interface Judgement {
  verdict: Verdict;
  /** At most so many UTF-8 bytes where that is less than a comment may have. */
  comment: (limit?: number, next?: NextLoop | null) => Promise<string>;
  /** The report page, with every item. */
  page: () => Promise<string>;
  writePage: (path: string) => Promise<void>;
  terminal: () => string;
}

/** Compares two runs and judges them by the configured criteria. */
export async function judgeRuns(
  before: Results,
  after: Results,
  evidence: TrainingEvidence,
  config: Config,
  context: Context,
): Promise<Judgement> {
  const notebook = new Notebook(evidence.manifest, context);
  const baseline = await notebook.noteBaseline(before);
  const candidate = await notebook.noteCandidate(after);
  const judged = judgeResults(await notebook.compare(baseline, candidate), evidence, config, context);
  const frame: Frame = { loop: config.name, marker: null, links: {}, history: [], version: VERSION };
  return {
    verdict: judged.verdict,
    comment: async (limit, next = null) => renderComment({ ...frame, ...(await judged.told()), next }, limit),
    page: () => judged.withPage(frame, (pieces) => [...pieces].join('')),
    writePage: (path) => writePage(path, judged, frame),
    terminal: () => verdictTable(judged.verdict, { colour: context.colour, evidence: config.evidence.items }),
  };
}
