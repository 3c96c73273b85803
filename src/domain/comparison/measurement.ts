import type { ItemValues } from '../benchmark/item-values.ts';
import { METRICS, type Metric, primaryMetric } from '../benchmark/metric.ts';
import type { CategoryComparison, Evidence, Figures, Measurement } from './comparison.ts';
import { FiguresTally } from './figures-tally.ts';

/** All metrics that can be measured on some questions; to be shown all of them once, then once more. */
export class MeasurementTally {
  readonly #tallies = new Map<Metric, FiguresTally>();
  #isGraded = true;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add({ kind, changes }: ItemValues): void {
    this.#size += 1;
    this.#isGraded &&= kind === 'graded';
    for (const metric of METRICS) {
      const change = changes[metric];
      if (change === undefined) continue;
      let tally = this.#tallies.get(metric);
      if (tally === undefined) {
        tally = new FiguresTally(metric);
        this.#tallies.set(metric, tally);
      }
      tally.add(change);
    }
  }

  /** Whether the second showing is of any use. */
  get needsSpread(): boolean {
    return [...this.#tallies.values()].some((tally) => tally.needsSpread);
  }

  addSpread({ changes }: ItemValues): void {
    for (const [metric, tally] of this.#tallies) {
      const change = changes[metric];
      if (change !== undefined) tally.addSpread(change);
    }
  }

  /** The primary metric's figures on top; null for no questions. */
  get measurement(): Measurement | null {
    const metrics: Partial<Record<Metric, Figures>> = {};
    for (const metric of METRICS) {
      const tally = this.#tallies.get(metric);
      if (tally !== undefined) metrics[metric] = tally.figures;
    }
    const metric = primaryMetric(this.#isGraded);
    const figures = metrics[metric];
    return figures === undefined ? null : { metric, ...figures, metrics };
  }
}

/** Measures questions: goes through them once, and once more where their spread is asked for. */
export function measure(
  questions: readonly number[],
  valuesOf: (question: number) => ItemValues,
): Measurement | null {
  const tally = new MeasurementTally();
  for (const question of questions) tally.add(valuesOf(question));
  if (tally.needsSpread) for (const question of questions) tally.addSpread(valuesOf(question));
  return tally.measurement;
}

/** Evidence, memorisation and both together. */
export class ScopeTally {
  readonly #all = new MeasurementTally();
  readonly #parts: Record<Evidence, MeasurementTally> = {
    held_out: new MeasurementTally(),
    trained_on: new MeasurementTally(),
    neither: new MeasurementTally(),
  };

  add(evidence: Evidence, values: ItemValues): void {
    this.#all.add(values);
    this.#parts[evidence].add(values);
  }

  get needsSpread(): boolean {
    return this.#all.needsSpread;
  }

  addSpread(evidence: Evidence, values: ItemValues): void {
    this.#all.addSpread(values);
    this.#parts[evidence].addSpread(values);
  }

  /** null where there is no such question. */
  get comparison(): CategoryComparison {
    const all = this.#all.measurement;
    const part = (evidence: 'held_out' | 'trained_on') => {
      const tally = this.#parts[evidence];
      return tally.size === this.#all.size ? all : tally.measurement;
    };
    return { held_out: part('held_out'), trained_on: part('trained_on'), all };
  }
}
