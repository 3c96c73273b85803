import type { ResultRow } from './result-row.ts';

/** How many answers are graded, and what is wrong with them. */
export class GradedCounts {
  done = 0;
  errors = 0;
  truncated = 0;
  unscored = 0;

  add({ outcome, truncated }: ResultRow): void {
    this.done += 1;
    this.errors += Number(outcome === 'error');
    this.unscored += Number(outcome === 'unscored');
    this.truncated += Number(truncated === true);
  }
}
