import { OUTCOMES, type Outcome } from '../benchmark/item.ts';
import type { AuditResult } from '../dataset/dataset.ts';

/** What is kept of an answer besides its names and its score, in 32 bits. */
export interface Note {
  outcome: Outcome;
  /** null where it was not audited. */
  audit: AuditResult | null;
  isBlank: boolean;
  isHeldOut: boolean;
  /** Whether it is the first answer to its question. */
  isFirst: boolean;
  /** Number of what it has in common with many others; below 2 ** 23. */
  kind: number;
}

const AUDITS: readonly (AuditResult | null)[] = [
  null,
  'confirmed',
  'already-right',
  'ambiguous',
  'unverifiable',
];

export function packNote(note: Note): number {
  const flags = Number(note.isBlank) | (Number(note.isHeldOut) << 1) | (Number(note.isFirst) << 2);
  const codes = OUTCOMES.indexOf(note.outcome) | (AUDITS.indexOf(note.audit) << 3) | (flags << 6);
  return ((note.kind << 9) | codes) >>> 0;
}

export function unpackNote(packed: number): Note {
  return {
    outcome: OUTCOMES[packed & 7] as Outcome,
    audit: AUDITS[(packed >>> 3) & 7] ?? null,
    isBlank: (packed & (1 << 6)) !== 0,
    isHeldOut: (packed & (1 << 7)) !== 0,
    isFirst: (packed & (1 << 8)) !== 0,
    kind: packed >>> 9,
  };
}
