import type { CategoryComparison, Figures, Measurement, Metric } from '../domain/comparison.ts';
import { METRICS } from '../domain/comparison.ts';
import type { Finding, Verdict } from '../domain/verdict.ts';
import type { CommentInput } from './comment-input.ts';

type Side = 'held_out' | 'trained_on' | 'all';

/** One line of figures: a category, a metric, and the items they were counted on. */
export interface FigureRow {
  category: string | null;
  side: Side;
  metric: Metric;
  figures: Figures;
  /** Only beside the figures that decided. */
  findings: Finding[];
}

/** The figures a reader is shown, category by category, then all together; the ones that decided come first. */
export function figureRows(verdict: Verdict, evidence: CommentInput['evidence']): FigureRow[] {
  const names = Object.keys(verdict.categories);
  const rows = names.flatMap((name) => scopeRows(verdict, evidence, name, verdict.categories[name]));
  return names.length > 1 ? [...rows, ...scopeRows(verdict, evidence, null, verdict.overall)] : rows;
}

function scopeRows(
  verdict: Verdict,
  evidence: CommentInput['evidence'],
  category: string | null,
  scope: CategoryComparison | undefined,
): FigureRow[] {
  if (scope === undefined) return [];
  const findings = verdict.criteria.filter((finding) => finding.category === category);
  const deciding: Side = evidence === 'all' ? 'all' : 'held_out';
  const rows = sideRows(scope[deciding], deciding, category, findings);
  if (scope.trained_on === null) return rows;
  const others: Side[] = deciding === 'all' ? ['held_out', 'trained_on'] : ['trained_on'];
  return [...rows, ...others.flatMap((side) => sideRows(scope[side], side, category, findings).slice(0, 1))];
}

function sideRows(
  measurement: Measurement | null,
  side: Side,
  category: string | null,
  findings: Finding[],
): FigureRow[] {
  if (measurement === null) return [];
  return shownMetrics(measurement, findings).flatMap((metric) => {
    const figures = measurement.metrics[metric];
    if (figures === undefined) return [];
    const decided = side === 'trained_on' ? [] : findings.filter((finding) => finding.metric === metric);
    return [{ category, side, metric, figures, findings: decided }];
  });
}

/** Judged results: wins and accuracy side by side. Graded ones: accuracy, and the score where it says more. */
function shownMetrics(measurement: Measurement, findings: Finding[]): Metric[] {
  const { metrics } = measurement;
  const asked = new Set(findings.map((finding) => finding.metric));
  const judged = metrics.win_rate !== undefined;
  const more = !judged && metrics.score !== undefined && !sameFigures(metrics.score, metrics.accuracy);
  return METRICS.filter(
    (metric) =>
      metrics[metric] !== undefined &&
      (asked.has(metric) ||
        metric === 'accuracy' ||
        metric === 'win_rate' ||
        metric === 'consistency' ||
        (metric === 'score' && more)),
  );
}

function sameFigures(a: Figures, b: Figures | undefined): boolean {
  return b !== undefined && a.before === b.before && a.after === b.after && a.items === b.items;
}
