import type { Rule } from '../domain/verdict/criteria.ts';
import { parseRule } from '../domain/verdict/rule-text.ts';
import type { Finding } from '../domain/verdict/verdict.ts';

/** The rule that a finding is on, read back from its words. */
export function ruleOf({ rule, metric }: Pick<Finding, 'rule' | 'metric'>): Rule {
  return parseRule(rule, metric);
}

/** The margin of a `max_drop` as a fraction; null for every other rule. */
export function marginOf(finding: Pick<Finding, 'rule' | 'metric'>): number | null {
  const rule = ruleOf(finding);
  return rule.kind === 'max_drop' ? rule.margin : null;
}
