import type { ExamProgress } from '../domain/benchmark/exam-progress.ts';
import type { Sha256 } from '../domain/benchmark/identity.ts';
import type { Sampling } from './chat.ts';
import type { ExamItem } from './exam.ts';
import type { Backoff } from './retry-delay.ts';
import type { Prices } from './spending.ts';

/** A model at an OpenAI-compatible endpoint. */
export interface ModelOptions {
  model: string;
  /** Base address, such as `http://localhost:8000/v1`. */
  url: string;
  apiKey: string | null;
  /** Tells apart what one name served at different times, such as the adapter's digest. */
  revision: string | null;
  sampling: Sampling;
  /** null: not known, and not counted. */
  prices: Prices | null;
}

export type GraderOptions =
  | { kind: 'reference' }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'command'; argv: readonly string[]; timeoutMs: number; cwd: string }
  /** `opponent`: who answers where the exam brings no opponent's answer. */
  | { kind: 'judge'; judge: ModelOptions; opponent: ModelOptions | null };

export interface ExamOptions {
  questions: AsyncIterable<ExamItem> | Iterable<ExamItem>;
  /** How many there are; null where that is not known. */
  total: number | null;
  model: ModelOptions;
  /** Put before every question. */
  system: string | null;
  /** Answers to each question. */
  samples: number;
  grader: GraderOptions;
  /** The result file; written whole, when all is answered. */
  out: string;
  /** Folder of answers that are kept for later exams; null: beside `out`, until it is written without an error. */
  cache: string | null;
  /** Questions at once. */
  concurrency: number;
  /** For one attempt. */
  timeoutMs: number;
  /** Attempts after the first, and the waits between them. */
  retries: number;
  backoff: Backoff;
  /** US dollars; null for no limit. */
  maxUsd: number | null;
  signal: AbortSignal;
  now: () => Date;
  random: () => number;
  digest: Sha256;
  onProgress: (progress: ExamProgress) => void;
}
