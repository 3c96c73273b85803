import { RetakeError } from '../domain/error.ts';
import type { Criteria, Criterion } from '../domain/verdict/criteria.ts';
import { parseMetric } from '../domain/verdict/metric-text.ts';
import { parseRule } from '../domain/verdict/rule-text.ts';
import type { Problem } from './problem.ts';
import type { ConfigDocument } from './schemas/config.ts';
import type { CriterionRow } from './schemas/config-criteria.ts';
import type { Locate } from './validate.ts';
import type { KeyPath } from './yaml-document.ts';

/** The domain's criteria, and what GitHub is told where they cannot be decided. */
export interface ConfigCriteria extends Criteria {
  inconclusive: ConfigDocument['criteria']['inconclusive'];
}

/** Parses metrics and rules; problems are added to `problems`, so that all are reported together. */
export function resolveCriteria(
  section: ConfigDocument['criteria'],
  locate: Locate,
  problems: Problem[],
): ConfigCriteria {
  const { guards, goals, decision, inconclusive } = section;
  if (guards === undefined && goals === undefined) return { criteria: null, decision, inconclusive };
  const rows = [
    ...(guards ?? []).map((row, index) => ({
      row,
      kind: 'guard' as const,
      path: ['criteria', 'guards', index],
    })),
    ...(goals ?? []).map((row, index) => ({
      row,
      kind: 'goal' as const,
      path: ['criteria', 'goals', index],
    })),
  ];
  if (rows.length === 0) {
    problems.push({
      ...locate(['criteria']),
      what: 'has neither a guard nor a goal; remove it for the defaults',
    });
  }
  const ids = new Set<string>();
  const criteria = rows.flatMap(({ row, kind, path }) => {
    const criterion = resolveCriterion(row, kind, path, locate, problems);
    if (criterion === null) return [];
    if (ids.has(criterion.id)) {
      const what = `the id "${criterion.id}" is taken by another criterion; give one of them its own id`;
      problems.push({ ...locate(path), what });
    }
    ids.add(criterion.id);
    return [criterion];
  });
  return { criteria, decision, inconclusive };
}

function resolveCriterion(
  row: CriterionRow,
  kind: Criterion['kind'],
  path: KeyPath,
  locate: Locate,
  problems: Problem[],
): Criterion | null {
  const parsed = <T>(key: 'metric' | 'rule', parse: (text: string) => T): T | null => {
    try {
      return parse(row[key]);
    } catch (error) {
      if (!(error instanceof RetakeError)) throw error;
      const what = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
      problems.push({ ...locate([...path, key]), what });
      return null;
    }
  };
  const metric = parsed('metric', parseMetric);
  const rule = parsed('rule', (text) => parseRule(text, metric?.metric ?? null));
  if (metric === null || rule === null) return null;
  return { id: row.id ?? `${row.metric} ${row.rule}`, kind, ...metric, rule, target: row.target ?? null };
}
