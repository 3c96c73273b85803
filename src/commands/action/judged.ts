import type { Config } from '../../config/load.ts';
import type { BenchmarkRun } from '../../domain/benchmark/item.ts';
import { compareRuns } from '../../domain/comparison/comparison.ts';
import type { Manifest } from '../../domain/dataset/dataset.ts';
import { goalFigure } from '../../domain/loop/goal-figure.ts';
import type { Receipt } from '../../domain/training/receipt.ts';
import { judge } from '../../domain/verdict/judge.ts';
import { ANSWERS_ROOM } from '../../report/command-answers.ts';
import { renderComment } from '../../report/comment.ts';
import type { CommentInput, Frame } from '../../report/comment-input.ts';
import { COMMENT_LIMIT } from '../../report/fit.ts';
import { renderReport } from '../../report/html/report.ts';
import { renderSummary } from '../../report/summary.ts';
import { sha256 } from '../../results/hash.ts';
import { ruleCaveat } from '../rule-caveat.ts';
import type { Announcement } from './announcement.ts';

/** Two runs held against each other, judged, all but the frame of the comment. */
export type Judged = Omit<CommentInput, keyof Frame>;

export function judgeByConfig(
  before: BenchmarkRun,
  after: BenchmarkRun,
  evidence: { manifest: Manifest | null; receipt: Receipt | null },
  config: Config,
): Judged {
  const comparison = compareRuns(before, after, { manifest: evidence.manifest, sha256 });
  return {
    verdict: judge(comparison, config.criteria, config.evidence, evidence.receipt?.loss ?? null),
    evidence: config.evidence.items,
    changes: comparison.changes,
    ...evidence,
    answers: config.report.answers,
    trainingTarget: config.training.target,
    ...ruleCaveat(before, evidence.manifest, config),
  };
}

/** A verdict: in full in the step summary, as much as fits in the comment. */
export function verdictAnnouncement(judged: Judged): Announcement {
  const { verdict } = judged.verdict;
  return {
    phase: 'judged',
    verdict,
    figure: goalFigure(judged.verdict),
    ending: { phase: 'judged', verdict },
    document: judged.verdict,
    renderPage: (frame) => renderReport({ ...frame, ...judged }, sha256),
    render: (frame) => renderComment({ ...frame, ...judged }, COMMENT_LIMIT - ANSWERS_ROOM),
    renderSummary: (frame) => renderSummary({ ...frame, ...judged }),
  };
}
