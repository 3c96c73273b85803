import type { ItemChange } from '../domain/comparison/comparison.ts';
import type { FateCounts } from '../domain/comparison/fate.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import type { GoalFigure } from '../domain/loop/goal-figure.ts';
import type { Marker } from '../domain/loop/marker.ts';
import type { NextLoop } from '../domain/loop/next-loop.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import type { TrainingTarget } from '../domain/training/training-target.ts';
import type { Verdict, VerdictResult } from '../domain/verdict/verdict.ts';

/** How much of questions and answers is shown: all, a line each, or nothing (private benchmarks). */
export type Answers = 'full' | 'short' | 'none';

export interface Links {
  /** The commit that brought the results. */
  results?: { commit: string; url?: string };
  training?: { label: string; url: string };
  /** The full report, where there is one. */
  report?: string;
  /** Documentation on holding items out. */
  holdout?: string;
}

export interface EarlierVerdict {
  verdict: VerdictResult;
  commit: string;
  url?: string;
  /** What its first goal came to. */
  figure?: GoalFigure | null;
}

/** What every comment of a loop carries, whatever its state. */
export interface Frame {
  /** Name of the loop: one comment and one check per pull request and name. */
  loop: string;
  /** What the sticky comment is found again by; null on a terminal, where nothing is searched for. */
  marker: Marker | null;
  links: Links;
  /** Newest first. */
  history: EarlierVerdict[];
  /** What this verdict's first goal came to; not before there is one. */
  figure?: GoalFigure | null;
  /** Of Retake, without a `v`. */
  version: string;
}

/** A judged loop. */
export interface CommentInput extends Frame {
  verdict: Verdict;
  /** Which items were allowed to decide. */
  evidence: 'held-out' | 'all';
  /** The items that changed, the most telling first; in a comment the first of them are enough. */
  changes: Iterable<ItemChange>;
  /** How many items came to what, all told. */
  fates: FateCounts;
  manifest: Manifest | null;
  receipt: Receipt | null;
  answers: Answers;
  /** What else a reader must know to weigh the verdict, one sentence: how often this rule passes by chance. */
  caveat?: string;
  /** What training was reckoned with. */
  trainingTarget?: TrainingTarget | null;
  /** The loop that this verdict leads on to. */
  next?: NextLoop | null;
}
