import type { BenchmarkItem } from '../../src/domain/benchmark/item.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import type { Receipt } from '../../src/domain/training/receipt.ts';
import type { Criteria, EvidenceRule } from '../../src/domain/verdict/criteria.ts';
import { judge } from '../../src/domain/verdict/judge.ts';
import type { CommentInput } from '../../src/report/comment-input.ts';
import { sha256 } from '../../src/results/hash.ts';
import { compareRuns } from './compare-runs.ts';
import { benchmarkRun } from './items.ts';

export const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';

interface Exam {
  before: BenchmarkItem[];
  after: BenchmarkItem[];
  criteria?: Criteria;
  evidence?: EvidenceRule;
  manifest?: Manifest | null;
  receipt?: Receipt | null;
  /** Also the items that stayed right. */
  keepRight?: boolean;
}

/** Two sat exams, really compared and really judged, as a comment takes them. */
export function judged(exam: Exam, overrides: Partial<CommentInput> = {}): CommentInput {
  const { manifest = null, receipt = null } = exam;
  const evidence = exam.evidence ?? { items: 'held-out', strength: 'significant' };
  const comparison = compareRuns(benchmarkRun(exam.before), benchmarkRun(exam.after), {
    manifest,
    sha256,
    keepRight: exam.keepRight ?? false,
  });
  const verdict = judge(
    comparison,
    exam.criteria ?? { criteria: null, decision: 'any' },
    evidence,
    receipt?.loss ?? null,
  );
  return {
    loop: 'math-and-code',
    marker: {
      loop: 'math-and-code',
      key: { order: 142, run: 17693, attempt: 1 },
      commit: COMMIT,
      request: null,
      phase: 'judged',
      attempt: 1,
      since: null,
      history: [],
    },
    links: {
      results: { commit: COMMIT, url: `https://github.com/acme/models/commit/${COMMIT}` },
      training: { label: 'training run #512', url: 'https://github.com/acme/models/actions/runs/512' },
      report: 'https://github.com/acme/models/actions/runs/513#artifacts',
    },
    history: [],
    version: '0.1.0',
    verdict,
    evidence: evidence.items,
    changes: comparison.changes,
    fates: comparison.fates,
    manifest,
    receipt,
    answers: 'full',
    ...overrides,
  };
}
