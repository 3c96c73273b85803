/** A run of the training workflow, as far as the decision to start another needs it. */
export interface TrainingRun {
  id: number;
  /** The request id in its title; null for runs that somebody started otherwise. */
  request: string | null;
  completed: boolean;
  /** null until completed. */
  conclusion: string | null;
  /** ISO 8601. */
  createdAt: string;
  url: string;
}

export type Standing =
  | { kind: 'dispatch'; spentToday: number }
  | { kind: 'attach'; run: TrainingRun }
  | { kind: 'over-budget'; spentToday: number };

const DAY_MS = 86_400_000;

/**
 * What to do about a request without a verdict, given the training runs there are. The same request is trained once: a
 * running one is waited for. A run that was cancelled or failed does not stand in the way of another.
 */
export function decideStanding(
  request: string,
  runs: readonly TrainingRun[],
  runsPerDay: number,
  now: Date,
): Standing {
  const same = runs.filter((run) => run.request === request && !run.completed);
  const [running] = same.sort((a, b) => a.id - b.id);
  if (running) return { kind: 'attach', run: running };
  const spentToday = runs.filter((run) => now.getTime() - Date.parse(run.createdAt) < DAY_MS).length;
  return spentToday >= runsPerDay ? { kind: 'over-budget', spentToday } : { kind: 'dispatch', spentToday };
}
