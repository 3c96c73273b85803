import type { Metric } from '../domain/benchmark/metric.ts';
import type { Measurement } from '../domain/comparison/comparison.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import type { TrainingTarget } from '../domain/training/training-target.ts';
import { decidingSide } from '../domain/verdict/criteria.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { details, table, text } from './markdown.ts';
import { count, duration, money, percent, percentRange } from './numbers.ts';
import { scopeName } from './scope-name.ts';
import { scopeLabel } from './words.ts';

const OUTCOMES: readonly Metric[] = ['win_rate', 'tie_rate', 'loss_rate', 'consistency'];

/**
 * How judged answers came out before and after, what training took, and the targets beside both. Empty where
 * nothing was judged against an opponent. Markdown.
 */
export function outcomesSection(input: CommentInput): string {
  const rows = judgedRows(input);
  if (rows.length === 0) return '';
  const columns = [
    { title: '' },
    ...['Items', 'Before', 'After', 'Target'].map((title) => ({ title, align: 'right' as const })),
  ];
  const all = [...rows, ...trainingRows(input.receipt, input.trainingTarget ?? null)];
  return details('Wins, ties, losses and targets, before and after', table(columns, all));
}

function judgedRows({ verdict, evidence }: CommentInput): string[][] {
  const side = decidingSide(evidence);
  const categories = Object.entries(verdict.categories).flatMap(([name, scope]) => {
    const measurement = scope[side];
    return measurement?.metrics.win_rate === undefined ? [] : scopeRows(verdict, name, measurement);
  });
  return categories.length === 0 ? [] : [...categories, ...overallRow(verdict, verdict.overall[side])];
}

function scopeRows(verdict: Verdict, category: string, { metrics }: Measurement): string[][] {
  return OUTCOMES.flatMap((metric) => {
    const figures = metrics[metric];
    return figures === undefined
      ? []
      : [
          row(verdict, category, metric, [
            count(figures.items),
            percent(figures.before),
            percent(figures.after),
          ]),
        ];
  });
}

/** Over all categories only what there is a target for, also where it was not measured. */
function overallRow(verdict: Verdict, measurement: Measurement | null): string[][] {
  return OUTCOMES.filter((metric) => targetOf(verdict, null, metric) !== null).map((metric) => {
    const figures = measurement?.metrics[metric];
    return figures === undefined
      ? row(verdict, null, metric, ['', 'not measured', 'not measured'])
      : row(verdict, null, metric, [count(figures.items), percent(figures.before), percent(figures.after)]);
  });
}

function row(verdict: Verdict, category: string | null, metric: Metric, figures: string[]): string[] {
  const target = targetOf(verdict, category, metric);
  const said = target === null ? '' : withPosition(percentRange(target.low, target.high), target.position);
  return [scopeLabel(text(scopeName(category), { max: 60 }), metric), ...figures, said];
}

function targetOf({ criteria }: Verdict, category: string | null, metric: Metric): Finding['target'] {
  const asked = criteria.find(
    (finding) => finding.category === category && finding.metric === metric && finding.target !== null,
  );
  return asked?.target ?? null;
}

/** Only beside a target: without one the section on the training says it all. */
function trainingRows(receipt: Receipt | null, target: TrainingTarget | null): string[][] {
  if (target === null) return [];
  const minutes = receipt === null ? null : receipt.seconds / 60;
  return [
    ['training time', minutes, target.minutes, (value: number) => duration(value * 60)] as const,
    ['training cost', receipt?.usd ?? null, target.usd, money] as const,
  ].flatMap(([name, value, range, shown]) => {
    if (range === null) return [];
    return [[name, '', '', value === null ? 'not known' : shown(value), rangeCell(range, value, shown)]];
  });
}

function rangeCell(
  [low, high]: [number, number],
  value: number | null,
  shown: (value: number) => string,
): string {
  const position = value === null ? null : value < low ? 'below' : value > high ? 'above' : 'within';
  return withPosition(`${shown(low)} to ${shown(high)}`, position);
}

function withPosition(range: string, position: string | null): string {
  return position === null ? range : `${range} (${position})`;
}
