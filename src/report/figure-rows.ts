import { METRICS, type Metric } from '../domain/benchmark/metric.ts';
import type { CategoryComparison, Figures, Measurement } from '../domain/comparison/comparison.ts';
import { decidingSide } from '../domain/verdict/criteria.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import type { CommentInput } from './comment-input.ts';

type Side = 'held_out' | 'trained_on' | 'all';

/** What a row's items are called where not all items are of one kind. */
export const SIDE_NAMES: Record<Side, string> = {
  held_out: 'held-out',
  trained_on: 'trained-on',
  all: 'all items',
};

/** One line of figures: a category, a metric, and the items they were counted on. */
export interface FigureRow {
  category: string | null;
  side: Side;
  metric: Metric;
  figures: Figures;
  /** Only beside the figures that decided. */
  findings: Finding[];
}

/**
 * The figures a reader is shown, category by category, then all together; the ones that decided come first. With one
 * category all together are the same again: shown only where a criterion stands on them.
 */
export function figureRows(verdict: Verdict, evidence: CommentInput['evidence']): FigureRow[] {
  const names = Object.keys(verdict.categories);
  const deciding = decidingSide(evidence);
  const of = (category: string | null) => verdict.criteria.filter((finding) => finding.category === category);
  const rows = names.flatMap((name) => scopeRows(name, verdict.categories[name], deciding, of(name)));
  const overall = scopeRows(null, verdict.overall, deciding, of(null));
  return [...rows, ...(names.length === 1 ? overall.filter(({ findings }) => findings.length > 0) : overall)];
}

function scopeRows(
  category: string | null,
  scope: CategoryComparison | undefined,
  deciding: Side,
  findings: Finding[],
): FigureRow[] {
  if (scope === undefined) return [];
  const rows = sideRows(scope[deciding], deciding, category, findings);
  if (scope.trained_on === null) return rows;
  const others: Side[] = deciding === 'all' ? ['held_out', 'trained_on'] : ['trained_on'];
  return [...rows, ...others.flatMap((side) => mainRow(sideRows(scope[side], side, category, findings)))];
}

/** Beside the figures that decide one row is enough: of the metric that a criterion asks for, else the first. */
function mainRow(rows: FigureRow[]): FigureRow[] {
  const row = rows.find(({ findings }) => findings.length > 0) ?? rows[0];
  return row === undefined ? [] : [{ ...row, findings: [] }];
}

function sideRows(
  measurement: Measurement | null,
  side: Side,
  category: string | null,
  findings: Finding[],
): FigureRow[] {
  if (measurement === null) return [];
  return shownMetrics(measurement, category, findings).flatMap((metric) => {
    const figures = measurement.metrics[metric];
    const same = sameAsAccuracy(measurement) && metric === 'accuracy' ? ['accuracy', 'score'] : [metric];
    const decided = findings.filter((finding) => same.includes(finding.metric));
    return figures === undefined ? [] : [{ category, side, metric, figures, findings: decided }];
  });
}

/**
 * Judged results: wins and accuracy side by side. Graded ones: accuracy, and the score where it says more. All
 * categories together: what is asked for, else the primary metric.
 */
function shownMetrics(measurement: Measurement, category: string | null, findings: Finding[]): Metric[] {
  const same = sameAsAccuracy(measurement);
  const asked = new Set<string>(
    findings.map(({ metric }) => (same && metric === 'score' ? 'accuracy' : metric)),
  );
  const usual = category === null ? (asked.size > 0 ? [] : [measurement.metric]) : usualMetrics(measurement);
  return METRICS.filter(
    (metric) => measurement.metrics[metric] !== undefined && (asked.has(metric) || usual.includes(metric)),
  );
}

function usualMetrics(measurement: Measurement): Metric[] {
  const judged = measurement.metrics.win_rate !== undefined;
  const score: Metric[] = judged || sameAsAccuracy(measurement) ? [] : ['score'];
  return [...score, 'accuracy', 'win_rate', 'consistency'];
}

/** Where every answer is right or wrong, the score is the accuracy and said once. */
function sameAsAccuracy({ metrics: { score, accuracy, win_rate } }: Measurement): boolean {
  if (score === undefined || accuracy === undefined || win_rate !== undefined) return false;
  return score.before === accuracy.before && score.after === accuracy.after && score.items === accuracy.items;
}
