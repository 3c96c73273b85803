import type { Consistency } from '../comparison/consistency.ts';
import type { Outcome, Warning } from './item.ts';

/** Everything that decided the answers; stands in every row of the results. Keys are public. */
export interface ExamSettings {
  model: string;
  /** Tells apart what one name served at different times, such as the adapter's digest. */
  revision: string | null;
  /** Put before every question. */
  system: string | null;
  /** Answers to each question. */
  samples: number;
  /** How answers were graded, with what. */
  grader: string;
  temperature: number;
  max_tokens: number;
  /** null: the server's own default. */
  top_p: number | null;
  /** null: none was sent. */
  seed: number | null;
}

/** One category's results. */
export interface ExamCategory {
  questions: number;
  answers: number;
  outcomes: Partial<Record<Outcome, number>>;
  consistency: Consistency;
}

/** How a judge treats the two places. */
export interface JudgePositions {
  /** Pairs that were shown in both orders. */
  pairs: number;
  /** Of them, those where both orders gave the same verdict. */
  agreed: number;
  /** Single judgements that chose the answer shown first, shown second, or neither. */
  first: number;
  second: number;
  ties: number;
  /** Exact two-sided p of (first, second): small where the place decides. */
  p: number;
}

/** What was asked of one model. */
export interface ModelUsage {
  model: string;
  asked: number;
  /** Answers that were already on disk. */
  from_store: number;
  prompt_tokens: number;
  completion_tokens: number;
}

/** `retake.exam/1`: what `benchmark --json` prints. Keys are public. */
export interface ExamReport {
  schema: 'retake.exam/1';
  out: string;
  settings: ExamSettings;
  questions: number;
  answers: number;
  errors: number;
  categories: Record<string, ExamCategory>;
  /** `unreadable`: replies of the judge that held no verdict. */
  judge: { positions: JudgePositions; unreadable: number } | null;
  /** The examined model first, then those that helped to grade. */
  usage: ModelUsage[];
  /** Attempts that were made again. */
  retries: number;
  /** null where no prices are known. */
  usd: number | null;
  seconds: number;
  warnings: Warning[];
}
