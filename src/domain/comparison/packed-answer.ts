import { OUTCOMES, type Outcome } from '../benchmark/item.ts';

/** What is kept of an answer besides its fingerprints and its score, in 32 bits. */
export interface PackedAnswer {
  outcome: Outcome;
  /** Of a judged answer, by its reference; null where that cannot be told. */
  accuracy: 0 | 1 | null;
  hasId: boolean;
  hasReference: boolean;
  /** Number of what it has in common with many others; below 2 ** 25. */
  kind: number;
}

const ACCURACIES = [null, 0, 1] as const;
const HAS_ID = 1 << 5;
const HAS_REFERENCE = 1 << 6;

export function packAnswer({ outcome, accuracy, hasId, hasReference, kind }: PackedAnswer): number {
  const flags = (hasId ? HAS_ID : 0) | (hasReference ? HAS_REFERENCE : 0);
  return ((kind << 7) | flags | (ACCURACIES.indexOf(accuracy) << 3) | OUTCOMES.indexOf(outcome)) >>> 0;
}

export function unpackAnswer(packed: number): PackedAnswer {
  return {
    outcome: OUTCOMES[packed & 7] as Outcome,
    accuracy: ACCURACIES[(packed >>> 3) & 3] ?? null,
    hasId: (packed & HAS_ID) !== 0,
    hasReference: (packed & HAS_REFERENCE) !== 0,
    kind: packed >>> 7,
  };
}
