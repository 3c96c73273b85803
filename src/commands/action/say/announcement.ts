import type { Manifest } from '../../../domain/dataset/dataset.ts';
import type { RetakeError } from '../../../domain/error.ts';
import type { Ending, FailedReason } from '../../../domain/loop/loop.ts';
import type { Verdict } from '../../../domain/verdict/verdict.ts';
import type { Frame } from '../../../report/comment-input.ts';
import type { LoopView } from '../../../report/state-view.ts';
import { renderState } from '../../../report/states.ts';
import type { Statement } from './publish-comment.ts';

/** One thing to be said in comment, check and summary. */
export interface Announcement extends Statement {
  /** null while the loop is on its way. */
  ending: Ending | null;
  /** Longer, for the step summary; the comment's own text without it. */
  renderSummary?: (frame: Frame) => string;
  /** What is said of it where the same was asked, if not this. */
  elsewhere?: Announcement;
  /** What a machine reads of it. */
  document?: Verdict;
  /** Writes every item that changed to one HTML page. */
  writePage?: (frame: Frame, path: string) => Promise<void>;
}

/** What a state that is not judged says: the same words in comment, check and summary. */
export function stateAnnouncement(
  view: LoopView,
  manifest: Manifest | null,
  preflight: string[] = [],
): Announcement {
  return {
    phase: view.phase,
    verdict: null,
    ending: endingOf(view),
    render: (frame) => renderState({ ...frame, view, manifest, preflight }),
  };
}

/** What an error says that ended the loop before any training; `reason`: what it stood in the way of. */
export function errorAnnouncement(
  error: RetakeError,
  reason: FailedReason,
  manifest: Manifest | null,
): Announcement {
  const { message, hint = null } = error;
  return stateAnnouncement({ phase: 'failed', reason, minutes: null, message, hint, log: [] }, manifest);
}

function endingOf(view: LoopView): Ending | null {
  switch (view.phase) {
    case 'skipped':
    case 'superseded':
    case 'cancelled':
      return { phase: view.phase };
    case 'not-started':
      return { phase: 'not-started', reason: view.reason };
    case 'failed':
      return { phase: 'failed', reason: view.reason };
    case 'lost':
      return { phase: 'lost', reason: view.reason };
    default:
      return null;
  }
}
