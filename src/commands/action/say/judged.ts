import { goalFigure } from '../../../domain/loop/goal-figure.ts';
import { ANSWERS_ROOM } from '../../../report/command-answers.ts';
import { renderComment } from '../../../report/comment.ts';
import { COMMENT_LIMIT } from '../../../report/fit.ts';
import { renderSummary } from '../../../report/summary.ts';
import { type Judged, type JudgedResults, writePage } from '../../judge-results.ts';
import type { Announcement } from './announcement.ts';

/** A verdict: in full in the step summary, as much as fits in the comment. */
export async function verdictAnnouncement(
  results: JudgedResults,
  next: Pick<Judged, 'next'> = {},
): Promise<Announcement> {
  const judged = { ...(await results.told()), ...next };
  const { verdict } = judged.verdict;
  return {
    phase: 'judged',
    verdict,
    figure: goalFigure(judged.verdict),
    ending: { phase: 'judged', verdict },
    document: judged.verdict,
    writePage: (frame, path) => writePage(path, results, frame),
    render: (frame) => renderComment({ ...frame, ...judged }, COMMENT_LIMIT - ANSWERS_ROOM),
    renderSummary: (frame) => renderSummary({ ...frame, ...judged }),
  };
}
