import type { LossPoint } from '../domain/training/receipt.ts';

/** A loss that can be drawn. */
export interface DrawnLoss {
  step: number;
  loss: number;
}

/** Beyond it a loss is off every chart; the tables have it. */
const MOST_DRAWN = 1e6;

/** The points of a log whose loss is a number. */
export function drawnLosses(log: readonly LossPoint[]): DrawnLoss[] {
  return log.flatMap(({ step, loss }) =>
    loss !== null && Number.isFinite(loss)
      ? [{ step, loss: Math.min(MOST_DRAWN, Math.max(-MOST_DRAWN, loss)) }]
      : [],
  );
}

/** First, last and three between, at equal distances in the log. */
export function fivePoints(log: LossPoint[]): LossPoint[] {
  if (log.length <= 5) return log;
  return [0, 1, 2, 3, 4].flatMap((quarter) => log[Math.round(((log.length - 1) * quarter) / 4)] ?? []);
}
