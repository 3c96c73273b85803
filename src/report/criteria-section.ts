import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import { figureText } from './figure-text.ts';
import { code, details, table, text, unbroken } from './markdown.ts';
import { count } from './numbers.ts';
import { findingScope } from './scope-name.ts';
import { findingMark, scopeLabel } from './words.ts';

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
  const rows = criteria.slice(0, most).map((finding) => row(finding, verdict, reasons));
  const left = criteria.length - rows.length;
  const more = left === 0 ? '' : `\n\n${count(left)} more criteria are not shown here.`;
  return details(criteriaSummary(verdict), `${table(columns, rows)}${more}`);
}

function row(finding: Finding, verdict: Verdict, reasons: boolean): string[] {
  return [
    `${finding.kind} ${criterionLabel(finding, verdict)}`,
    finding.before === null ? '' : unbroken(figureText(finding.metric, finding.before)),
    finding.after === null ? '' : unbroken(figureText(finding.metric, finding.after)),
    findingMark(finding.finding),
    ...(reasons ? [text(finding.reason, { max: 400 })] : []),
  ];
}

/** `math · wins` and the rule as the user wrote it. Markdown. */
export function criterionLabel(finding: Finding, verdict: Verdict): string {
  const scope = text(findingScope(finding, verdict), { max: 60 });
  return `${scopeLabel(scope, finding.metric)} ${code(finding.rule, { max: 60 })}`;
}
