import type { Sha256 } from '../benchmark/identity.ts';
import { RetakeError } from '../error.ts';
import type { Pairing } from './pairing.ts';
import type { RunNotes } from './run-notes.ts';

/** Throws RUNS_NOT_COMPARABLE where two runs have nothing in common that might have been compared. */
export function requireCommon(
  before: RunNotes,
  after: RunNotes,
  { pairs, unmatched }: Pairing,
  sha256: Sha256,
): void {
  if (pairs.size > 0 || unmatched.errors > 0) return;
  const sides = `${before.described(sha256)} before, ${after.described(sha256)} after`;
  if (unmatched.changed > 0) {
    throw new RetakeError(
      'RUNS_NOT_COMPARABLE',
      `Every common question has another prompt or reference: ${sides}`,
      {
        hint: 'Compare results of the same version of the benchmark.',
      },
    );
  }
  throw new RetakeError('RUNS_NOT_COMPARABLE', `The two runs have no question in common: ${sides}`, {
    hint: 'Questions are joined by task and id, or by prompt where they have no id: compare results of one benchmark.',
  });
}
