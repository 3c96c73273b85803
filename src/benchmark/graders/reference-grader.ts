import { auditItem } from '../../domain/audit/audit.ts';
import type { Outcome } from '../../domain/benchmark/item.ts';
import type { AuditResult } from '../../domain/dataset/dataset.ts';
import type { Grader } from '../grade.ts';

const OUTCOMES: Record<AuditResult, Outcome> = {
  'already-right': 'correct',
  confirmed: 'incorrect',
  // What cannot be told is not held against the model: it is counted and shown.
  ambiguous: 'unscored',
  unverifiable: 'unscored',
};

/** Holds the final answer against the reference: numbers by value, choices by letter or text, short texts. */
export const referenceGrader: Grader = {
  name: 'reference',
  grade: async ({ prompt, reference }, { text }) => ({
    outcome:
      OUTCOMES[auditItem({ prompt, response: text, ...(reference === undefined ? {} : { reference }) })],
  }),
};
