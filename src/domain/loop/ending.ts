import { EXIT } from '../error.ts';
import { exitOfVerdict } from '../verdict/exit-of-verdict.ts';
import type { VerdictResult } from '../verdict/verdict.ts';
import type { Ending, NotStartedReason } from './loop.ts';

/** The conclusions of a GitHub check that Retake uses. */
export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required' | 'timed_out' | 'cancelled';

/** `criteria.inconclusive`. */
export type InconclusiveAs = 'failure' | 'neutral' | 'action_required';

export type FailOn = 'fail' | 'inconclusive' | 'never';

/** There was nothing to judge: a required check must not keep such a commit waiting. */
const NOTHING_TO_DO: ReadonlySet<NotStartedReason> = new Set(['merge-queue', 'unchanged']);

/** How the check ends (VERDICT.md section 6). */
export function conclusionOf(ending: Ending, inconclusive: InconclusiveAs): Conclusion {
  switch (ending.phase) {
    case 'judged':
      return { pass: 'success', fail: 'failure', inconclusive }[ending.verdict] as Conclusion;
    case 'skipped':
      return 'success';
    case 'not-started':
      return NOTHING_TO_DO.has(ending.reason) ? 'success' : 'action_required';
    case 'failed':
      return 'failure';
    case 'lost':
      return 'timed_out';
    case 'superseded':
    case 'cancelled':
      return 'cancelled';
  }
}

/** Not started as the repository is set up: nothing went wrong. */
const MEANT: ReadonlySet<NotStartedReason> = new Set(['merge-queue', 'unchanged', 'setup']);

/** The exit code of the step that brought a loop to its end (VERDICT.md section 6). */
export function exitOf(ending: Ending, failOn: FailOn): number {
  switch (ending.phase) {
    case 'judged':
      return failsOn(ending.verdict, failOn) ? exitOfVerdict(ending.verdict) : EXIT.done;
    case 'skipped':
    case 'superseded':
      return EXIT.done;
    case 'not-started':
      return MEANT.has(ending.reason) || failOn === 'never' ? EXIT.done : EXIT.undecided;
    case 'failed':
    case 'lost':
    case 'cancelled':
      return EXIT.failed;
  }
}

/** `fail-on` names the mildest verdict that fails the step: `inconclusive` counts `fail` in. */
function failsOn(verdict: VerdictResult, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return verdict === 'fail' || (verdict === 'inconclusive' && failOn === 'inconclusive');
}
