import type { Manifest } from '../domain/dataset/dataset.ts';
import type { FailedReason, LostReason, NotStartedReason } from '../domain/loop/loop.ts';

/** A loop that is not judged (yet): where it stands, with what a reader needs to know of it. */
export type LoopView =
  | { phase: 'extracted' }
  | Queued
  | Joined
  | WaitingApproval
  | Training
  | Benchmarking
  | Skipped
  | NotStarted
  | Failed
  | Lost
  | Superseded
  | Cancelled;

/** Waiting for a runner, or for its turn behind another run. */
export interface Queued {
  phase: 'queued';
  waitingFor: 'runner' | 'turn';
  /** What the runner must carry: `self-hosted`, `gpu`. */
  labels: string[];
  minutes: number;
  /** After so many minutes it is given up. */
  limitMinutes: number;
}

/** A training run is under way that was asked the same: it is waited for. */
export interface Joined {
  phase: 'queued';
  waitingFor: 'same';
}

export interface WaitingApproval {
  phase: 'waiting-approval';
  /** The protected environment whose reviewers are asked. */
  environment: string | null;
  minutes: number;
}

export interface Training {
  phase: 'training';
  step: number;
  steps: number;
  /** First and latest loss that was logged. */
  loss: { first: number | null; latest: number | null } | null;
  minutesLeft: number | null;
  /** ISO 8601, of the latest sign of life. */
  heardAt: string;
  usdSoFar: number | null;
}

export interface Benchmarking {
  phase: 'benchmarking';
  done: number;
  /** null where it is not known how many there will be. */
  total: number | null;
}

/** Nothing, or too little, to train on. */
export interface Skipped {
  phase: 'skipped';
  manifest: Manifest;
  /** `failures.minimum`. */
  minimum: number;
}

export interface NotStarted {
  phase: 'not-started';
  reason: NotStartedReason;
  /** One sentence with the figures: of the budget, of the preflight, whose permission is missing. */
  detail: string;
  /** What starts it all the same, as a plain sentence; null where nothing does. */
  remedy: string | null;
  /** What has to be typed for that, to be copied as it stands. */
  values?: { label: string; value: string }[];
}

export interface Failed {
  phase: 'failed';
  reason: FailedReason;
  /** How far it had got. */
  minutes: number | null;
  /** One line: what went wrong. */
  message: string;
  /** What to change. */
  hint: string | null;
  /** Last lines of the log. */
  log: string[];
}

export interface Lost {
  phase: 'lost';
  reason: LostReason;
  labels: string[];
  minutes: number;
}

export interface Superseded {
  phase: 'superseded';
  /** The commit that is judged instead. */
  commit: string;
}

export interface Cancelled {
  phase: 'cancelled';
  by: string | null;
  minutes: number | null;
  /** Because its pull request was closed. */
  closed?: boolean;
}
