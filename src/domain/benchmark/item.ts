import type { Place } from './place.ts';

/** How one answer did. `error` (harness or judge failed) and `unscored` are counted and shown, never scored 0. */
export type Outcome = 'win' | 'tie' | 'loss' | 'correct' | 'partial' | 'incorrect' | 'error' | 'unscored';

export const OUTCOMES: readonly Outcome[] = [
  'win',
  'tie',
  'loss',
  'correct',
  'partial',
  'incorrect',
  'error',
  'unscored',
];

/** What a judge said when it put two answers side by side. */
export interface Judgement {
  /** The winner as the judge wrote it, e.g. `A`, `B`, `TIE`. */
  winner: string;
  reasoning: string;
  /** Where the judge was shown the model's own answer. */
  position: 'A' | 'B' | 'both';
  /** The judge's own marks, summed, where it gave any. */
  scores?: { model: number; opponent: number };
}

/** One answer of one model to one question. Repeated answers to a question are items that differ in `repeat`. */
export interface BenchmarkItem {
  task: string;
  /** The benchmark's own id of the question; null where it has none. */
  id: string | null;
  category: string;
  prompt: string;
  response: string;
  outcome: Outcome;
  /** 0 to 1; null for `error` and `unscored`. */
  score: number | null;
  /** The gold answer. Never the opponent's. */
  reference?: string;
  /** The answer it was judged against. */
  opponentResponse?: string;
  /** Who gave that answer, e.g. `gpt-4`. */
  opponent?: string;
  /** Filter, prompt or perturbation, where one question is asked in several ways; else ''. */
  variant: string;
  /** 0-based number of the answer among several to the same question. */
  repeat: number;
  judge?: Judgement;
  /** Where it stands, for messages. */
  place: Place;
}

/** A result file that was read. */
export interface ResultFile {
  path: string;
  format: string;
  /** The task, or several joined by commas. */
  task: string;
  items: number;
  /** Of the bytes on disk, hex. */
  sha256: string;
}

/** All outcomes of one model on one or more tasks. */
export interface BenchmarkRun {
  /** The model that gave the answers, where the results name it. */
  model: string | null;
  files: ResultFile[];
  items: BenchmarkItem[];
  warnings: Warning[];
  /** How the answers were drawn and graded, where the results say so; more than one where rows differ. */
  settings?: readonly ExamConditions[];
}

/** Settings by name, such as `temperature: 0`. */
export type ExamConditions = Readonly<Record<string, string | number | boolean | null>>;

/** Something a reader should know though it stops nothing. */
export interface Warning {
  code: string;
  category: string | null;
  count: number;
  message: string;
}

const SCORE_OF_OUTCOME: Record<Outcome, number | null> = {
  win: 1,
  tie: 0.5,
  loss: 0,
  correct: 1,
  partial: 0.5,
  incorrect: 0,
  error: null,
  unscored: null,
};

/** The score an outcome stands for where the results give none (VERDICT.md section 2). */
export function scoreOfOutcome(outcome: Outcome): number | null {
  return SCORE_OF_OUTCOME[outcome];
}

/** The outcome a bare score in [0, 1] stands for: below 0.5 the item was failed (VERDICT.md section 4). */
export function outcomeOfScore(score: number): Outcome {
  return score < 0.5 ? 'incorrect' : 'correct';
}

export function isJudged(outcome: Outcome): boolean {
  return outcome === 'win' || outcome === 'tie' || outcome === 'loss';
}
