/** What a plan reckons a training with. Shown beside what it took; never decides. */
export interface TrainingTarget {
  minutes: [low: number, high: number] | null;
  /** US dollars. */
  usd: [low: number, high: number] | null;
}
