import type { Warning } from '../domain/item.ts';
import type { CategoryFigures } from './exam-tally.ts';
import type { PositionFigures } from './graders/position-tally.ts';
import type { Usage } from './respondent.ts';
import type { ExamSettings } from './result-row.ts';

/** What was asked of one model, and what it took. */
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
  categories: Record<string, CategoryFigures>;
  judge: { positions: PositionFigures; unreadable: number } | null;
  usage: ModelUsage[];
  /** Attempts that were made again. */
  retries: number;
  /** null where no prices are known. */
  usd: number | null;
  seconds: number;
  warnings: Warning[];
}

export function modelUsage(model: string, usage: Usage): ModelUsage {
  return {
    model,
    asked: usage.asked,
    from_store: usage.fromStore,
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
  };
}
