import type { Finding, Verdict } from '../domain/verdict.ts';
import { shown } from './figure.ts';
import { code, details, table, text, unbroken } from './markdown.ts';
import { count } from './numbers.ts';
import { findingMark, metricLabel } from './words.ts';

export function criteriaSummary({ criteria }: Verdict): string {
  const met = criteria.filter((finding) => finding.finding === 'pass').length;
  return `Criteria: ${count(met)} of ${count(criteria.length)} met`;
}

/** One row per criterion; '' where there is none. Markdown. */
export function criteriaSection(verdict: Verdict, { most = 60, reasons = true } = {}): string {
  const { criteria } = verdict;
  if (criteria.length === 0) return '';
  const columns = [
    { title: 'Criterion' },
    { title: 'Before', align: 'right' as const },
    { title: 'After', align: 'right' as const },
    { title: 'Finding' },
    ...(reasons ? [{ title: 'Reason' }] : []),
  ];
  const rows = criteria.slice(0, most).map((finding) => row(finding, reasons));
  const left = criteria.length - rows.length;
  const more = left === 0 ? '' : `\n\n${count(left)} more criteria are in the full report.`;
  return details(criteriaSummary(verdict), `${table(columns, rows)}${more}`);
}

function row(finding: Finding, reasons: boolean): string[] {
  return [
    `${finding.kind} ${criterionLabel(finding)}`,
    finding.before === null ? '' : unbroken(shown(finding, finding.before)),
    finding.after === null ? '' : unbroken(shown(finding, finding.after)),
    findingMark(finding.finding),
    ...(reasons ? [text(finding.reason, { max: 400 })] : []),
  ];
}

/** `math · wins` and the rule as the user wrote it. Markdown. */
export function criterionLabel({ category, metric, rule }: Finding): string {
  const scope = category === null ? 'overall' : text(category, { max: 60 });
  return `${scope} · ${metricLabel(metric)} ${code(rule, { max: 60 })}`;
}
