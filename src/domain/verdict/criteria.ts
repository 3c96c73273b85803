import { METRICS, type Metric } from '../benchmark/metric.ts';
import { RetakeError } from '../error.ts';

/** `training.loss` is the one metric that comes from the receipt and not from the comparison. */
export type CriterionMetric = Metric | 'loss' | 'items' | 'errors';

export type Rule =
  | { kind: 'improves' }
  | { kind: 'max_drop'; margin: number }
  | { kind: 'at_least'; floor: number }
  | { kind: 'at_most'; ceiling: number }
  | { kind: 'decreases' };

export interface Criterion {
  id: string;
  kind: 'guard' | 'goal';
  metric: CriterionMetric;
  /** null: over all categories together. `training` for the receipt's figures. */
  category: string | null;
  /** The categories that are measured as one, where `category` is not one of the results but a name for these. */
  pooled?: readonly string[];
  rule: Rule;
  /** Never decides; fractions. */
  target: [number, number] | null;
}

export interface Criteria {
  /** null where none are configured: then the defaults of VERDICT.md section 6 are made from the comparison. */
  criteria: Criterion[] | null;
  decision: 'any' | 'all';
}

export interface EvidenceRule {
  items: 'held-out' | 'all';
  strength: 'significant' | 'any';
}

/** Where the receipt's figures live, as if training were a category. */
export const TRAINING = 'training';

/** Metrics that are whole numbers; all others are shares. */
export function isCount(metric: CriterionMetric): metric is 'items' | 'errors' {
  return metric === 'items' || metric === 'errors';
}

const RULES = '`improves`, `max_drop 10%`, `>= 85%`, `<= 5%` or `decreases`';
const AMOUNT = /^(?<sign>max[_ ]drop|>=|≥|<=|≤)\s*(?<number>\d+(?:\.\d+)?|\.\d+)\s*(?<unit>%?)$/iu;

/**
 * Reads a rule as users write it: shares as `85%` or `0.85`, counts as whole numbers. Throws RetakeError
 * CONFIG_INVALID, also where the rule makes no sense for its metric; null where the metric is not known.
 */
export function parseRule(text: string, metric: CriterionMetric | null): Rule {
  const plain = text.trim().toLowerCase();
  if (plain === 'improves' || plain === 'decreases') return fitting({ kind: plain }, metric, text);
  const { sign = '', number = '', unit } = AMOUNT.exec(plain)?.groups ?? {};
  if (sign === '') throw invalid(`no such rule: "${text}"`, `write ${RULES}`);
  if (sign.startsWith('max'))
    return fitting({ kind: 'max_drop', margin: shareOf(number, unit) }, metric, text);
  const amount =
    metric !== null && isCount(metric) ? countOf(number, unit, metric, text) : shareOf(number, unit);
  const floor = sign === '>=' || sign === '≥';
  return fitting(
    floor ? { kind: 'at_least', floor: amount } : { kind: 'at_most', ceiling: amount },
    metric,
    text,
  );
}

function shareOf(number: string, unit: string | undefined): number {
  return unit === '%' ? Number(number) / 100 : Number(number);
}

function countOf(number: string, unit: string | undefined, metric: CriterionMetric, text: string): number {
  if (unit !== '%' && Number.isSafeInteger(Number(number))) return Number(number);
  throw invalid(
    `"${text}" does not fit the metric ${metric}`,
    `it is a count: write ${allowedRules(metric).example}`,
  );
}

/** A rule on this metric as a user would write it. */
export function formatRule(rule: Rule, metric: CriterionMetric): string {
  const amount = (bound: number) =>
    isCount(metric) ? String(bound) : `${Number((bound * 100).toFixed(6))}%`;
  switch (rule.kind) {
    case 'max_drop':
      return `max_drop ${amount(rule.margin)}`;
    case 'at_least':
      return `>= ${amount(rule.floor)}`;
    case 'at_most':
      return `<= ${amount(rule.ceiling)}`;
    default:
      return rule.kind;
  }
}

/**
 * Reads `math.win_rate`: what stands before the last dot is the category, none means all together.
 * Throws RetakeError CONFIG_INVALID.
 */
export function parseMetric(text: string): { metric: CriterionMetric; category: string | null } {
  const plain = text.trim();
  const dot = plain.lastIndexOf('.');
  const category = dot < 0 ? null : plain.slice(0, dot);
  const metric = plain.slice(dot + 1);
  if (dot === 0 && isMeasured(metric)) {
    throw invalid(`no such metric: "${text}"`, `name the category before the dot, or write ${metric} alone`);
  }
  if (metric === 'loss' && category === TRAINING) return { metric, category };
  if (metric === 'errors' && category !== null) {
    throw invalid(
      `no such metric: "${text}"`,
      'errors are counted over all categories together: write `errors`',
    );
  }
  if (isMeasured(metric)) return { metric, category };
  const hint = `write ${[...METRICS, 'items', 'errors'].join(', ')}, alone or after a category and a dot, or training.loss`;
  throw invalid(`no such metric: "${text}"`, hint);
}

function isMeasured(metric: string): metric is Metric | 'items' | 'errors' {
  return metric === 'items' || metric === 'errors' || (METRICS as readonly string[]).includes(metric);
}

function fitting(rule: Rule, metric: CriterionMetric | null, text: string): Rule {
  if (metric === null) return rule;
  const { kinds, example } = allowedRules(metric);
  if (!kinds.includes(rule.kind))
    throw invalid(`"${text}" does not fit the metric ${metric}`, `write ${example}`);
  const bound = boundOf(rule);
  if (bound === null || bound <= 1 || isCount(metric)) return rule;
  const sign = formatRule(rule, metric).split(' ')[0];
  const meant = !text.includes('%') && bound <= 100;
  throw invalid(
    `"${text}" does not fit the metric ${metric}, which is a share`,
    meant ? `did you mean ${sign} ${bound}%?` : `write ${example}`,
  );
}

function boundOf(rule: Rule): number | null {
  if (rule.kind === 'max_drop') return rule.margin;
  if (rule.kind === 'at_least') return rule.floor;
  return rule.kind === 'at_most' ? rule.ceiling : null;
}

function invalid(message: string, hint: string): RetakeError {
  return new RetakeError('CONFIG_INVALID', message, { hint });
}

function allowedRules(metric: CriterionMetric): { kinds: Rule['kind'][]; example: string } {
  if (metric === 'loss') return { kinds: ['decreases'], example: '`decreases`' };
  if (isCount(metric)) return { kinds: ['at_least', 'at_most'], example: '`>= 30` or `<= 5`' };
  return {
    kinds: ['improves', 'max_drop', 'at_least', 'at_most'],
    example: '`improves`, `max_drop 10%`, `>= 85%` or `<= 5%`',
  };
}
