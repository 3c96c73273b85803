import type { VerdictResult } from '../verdict/verdict.ts';

/** The ends. From there only a new start leads on. */
const ENDS = ['judged', 'skipped', 'not-started', 'failed', 'lost', 'superseded', 'cancelled'] as const;

/**
 * Where a loop stands: on its way, or at one of its ends. On GitHub many speak of one loop:
 *
 * - start: extracted, queued; or skipped, not-started, superseded, failed; judged where the training was done before
 * - watch, beside the training: queued, waiting-approval; or lost, where nobody takes it
 * - train: training, benchmarking
 * - report, after it: judged, failed, lost, cancelled
 * - the reaper, where report died: the same; lost, where start died
 * - `/retake cancel`: cancelled
 *
 * They overtake each other: `mayFollow` says what may come after what, `precedence` whose word counts.
 */
export const LOOP_PHASES = [
  'extracted',
  'queued',
  'waiting-approval',
  'training',
  'benchmarking',
  ...ENDS,
] as const;
export type LoopPhase = (typeof LOOP_PHASES)[number];

export function isEnd(phase: LoopPhase): boolean {
  return ENDS.some((end) => end === phase);
}

const STEPS: Record<LoopPhase, readonly LoopPhase[]> = {
  extracted: ['queued', 'skipped', 'not-started'],
  queued: ['waiting-approval', 'training'],
  'waiting-approval': ['queued', 'training'],
  training: ['benchmarking'],
  benchmarking: ['judged'],
  judged: [],
  skipped: [],
  'not-started': [],
  failed: [],
  lost: ['judged', 'failed'],
  superseded: [],
  cancelled: ['judged'],
};

/** These can befall a loop anywhere on its way. */
const ANYWHERE: readonly LoopPhase[] = ['failed', 'lost', 'superseded', 'cancelled', 'judged'];

/**
 * Whether one and the same request may go from one phase to another. Writers overtake each other (watch, train and
 * report run side by side), so phases may be left out but never go back, and an end stays; only what was given up
 * as lost may still turn up and be judged, and so may what was cancelled after it had left its results.
 */
export function mayFollow(from: LoopPhase, to: LoopPhase): boolean {
  if (from === to) return true;
  if (isEnd(from)) return STEPS[from].includes(to);
  return ANYWHERE.includes(to) || reaches(from, to, new Set());
}

function reaches(from: LoopPhase, to: LoopPhase, seen: Set<LoopPhase>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return STEPS[from].some((next) => next === to || reaches(next, to, seen));
}

export type NotStartedReason =
  | 'fork'
  | 'permission'
  | 'budget'
  | 'preflight'
  | 'setup'
  | 'unchanged'
  | 'merge-queue';
export type FailedReason =
  | 'training'
  | 'benchmark'
  | 'time-limit'
  | 'receipt'
  | 'request'
  | 'results'
  | 'results-missing'
  | 'bug';
export type LostReason = 'no-runner' | 'no-approval' | 'no-turn' | 'runner-lost' | 'silent' | 'expired';

/** How a loop ended, with what the check's conclusion depends on. */
export type Ending =
  | { phase: 'judged'; verdict: VerdictResult }
  | { phase: 'skipped' }
  | { phase: 'not-started'; reason: NotStartedReason }
  | { phase: 'failed'; reason: FailedReason }
  | { phase: 'lost'; reason: LostReason }
  | { phase: 'superseded' }
  | { phase: 'cancelled' };
