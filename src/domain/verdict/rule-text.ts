import { RetakeError } from '../error.ts';
import { type CriterionMetric, isCount, type Rule } from './criteria.ts';

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
