import { EXIT } from '../domain/error.ts';
import type { VerdictResult } from '../domain/verdict/verdict.ts';

const EXIT_OF_VERDICT: Record<VerdictResult, number> = {
  pass: EXIT.done,
  fail: EXIT.fail,
  inconclusive: EXIT.undecided,
};

/** VERDICT.md section 6. */
export function exitOfVerdict(verdict: VerdictResult): number {
  return EXIT_OF_VERDICT[verdict];
}
