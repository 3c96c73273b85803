import { EXIT } from '../error.ts';
import type { VerdictResult } from './verdict.ts';

const EXIT_OF_VERDICT: Record<VerdictResult, number> = {
  pass: EXIT.done,
  fail: EXIT.fail,
  inconclusive: EXIT.undecided,
};

/** The exit code of a command that came to a verdict (VERDICT.md section 6). */
export function exitOfVerdict(verdict: VerdictResult): number {
  return EXIT_OF_VERDICT[verdict];
}
