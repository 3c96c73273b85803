import { RetakeError } from './error.ts';
import { METRICS, type Metric } from './metric.ts';

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

/** Reads a rule as users write it; shares as `85%` or `0.85`. Throws RetakeError CONFIG_INVALID. */
export function parseRule(text: string): Rule {
  const plain = text.trim().toLowerCase();
  if (plain === 'improves') return { kind: 'improves' };
  if (plain === 'decreases') return { kind: 'decreases' };
  const { sign = '', number = '', unit } = AMOUNT.exec(plain)?.groups ?? {};
  if (sign === '')
    throw new RetakeError('CONFIG_INVALID', `no such rule: "${text}"`, { hint: `write ${RULES}` });
  const amount = unit === '%' ? Number(number) / 100 : Number(number);
  if (sign === '>=' || sign === '≥') return { kind: 'at_least', floor: amount };
  if (sign === '<=' || sign === '≤') return { kind: 'at_most', ceiling: amount };
  if (amount > 1) {
    const hint = unit === '%' ? 'a drop is at most 100%' : `write max_drop ${number}% or a share such as 0.1`;
    throw new RetakeError('CONFIG_INVALID', `no such drop: "${text}"`, { hint });
  }
  return { kind: 'max_drop', margin: amount };
}

/** A rule as a user would write it. */
export function formatRule(rule: Rule): string {
  switch (rule.kind) {
    case 'max_drop':
      return `max_drop ${formatAmount(rule.margin)}`;
    case 'at_least':
      return `>= ${formatAmount(rule.floor)}`;
    case 'at_most':
      return `<= ${formatAmount(rule.ceiling)}`;
    default:
      return rule.kind;
  }
}

/** Above one it can only be a count. */
function formatAmount(amount: number): string {
  return amount > 1 ? String(amount) : `${Number((amount * 100).toFixed(6))}%`;
}

/**
 * Reads `math.win_rate`: what stands before the last dot is the category, none means all together.
 * Throws RetakeError CONFIG_INVALID.
 */
export function parseMetric(text: string): { metric: CriterionMetric; category: string | null } {
  const plain = text.trim();
  const dot = plain.lastIndexOf('.');
  const category = dot <= 0 ? null : plain.slice(0, dot);
  const metric = plain.slice(dot + 1);
  if (metric === 'loss' && category === TRAINING) return { metric, category };
  if (metric === 'errors' && category !== null) {
    const hint = 'errors are counted over all categories together: write `errors`';
    throw new RetakeError('CONFIG_INVALID', `no such metric: "${text}"`, { hint });
  }
  if (isMeasured(metric)) return { metric, category };
  const hint = `write ${[...METRICS, 'items', 'errors'].join(', ')}, alone or after a category and a dot, or training.loss`;
  throw new RetakeError('CONFIG_INVALID', `no such metric: "${text}"`, { hint });
}

function isMeasured(metric: string): metric is Metric | 'items' | 'errors' {
  return metric === 'items' || metric === 'errors' || (METRICS as readonly string[]).includes(metric);
}

/** Throws RetakeError CONFIG_INVALID where a rule makes no sense for its metric. */
export function requireFitting(metric: CriterionMetric, rule: Rule): void {
  const allowed = allowedRules(metric);
  const bound = rule.kind === 'at_least' ? rule.floor : rule.kind === 'at_most' ? rule.ceiling : null;
  const fits = allowed.kinds.includes(rule.kind) && (bound === null || isCount(metric) || bound <= 1);
  if (!fits) {
    const message = `the rule "${formatRule(rule)}" does not fit the metric ${metric}`;
    throw new RetakeError('CONFIG_INVALID', message, { hint: `write ${allowed.example}` });
  }
}

function allowedRules(metric: CriterionMetric): { kinds: Rule['kind'][]; example: string } {
  if (metric === 'loss') return { kinds: ['decreases'], example: '`decreases`' };
  if (isCount(metric)) return { kinds: ['at_least', 'at_most'], example: '`>= 30` or `<= 5`' };
  return {
    kinds: ['improves', 'max_drop', 'at_least', 'at_most'],
    example: '`improves`, `max_drop 10%`, `>= 85%` or `<= 5%`',
  };
}
