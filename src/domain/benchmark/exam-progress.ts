/** How far an exam is. */
export interface ExamProgress {
  /** Answers that are graded, of how many; null where that is not known. */
  done: number;
  total: number | null;
  errors: number;
  /** Asked in this run, not taken from the store. */
  asked: number;
  /** Since the exam began. */
  seconds: number;
  usd: number | null;
}
