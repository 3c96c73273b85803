import type { DatasetSummary } from '../domain/dataset/dataset.ts';
import { oneLine } from '../domain/one-line.ts';
import { AUDIT_COLUMNS, auditSummary } from './audit-section.ts';
import { painter } from './colour.ts';
import { joinParts } from './join-parts.ts';
import { count } from './numbers.ts';
import { outcomeCounts } from './outcome-counts.ts';
import { textTable } from './text-table.ts';
import { warningList } from './warning-list.ts';

/** What was found in the results, and what became of it, one line per category. */
export function extractTable(manifest: DatasetSummary, { colour = false } = {}): string {
  const rows = Object.entries(manifest.categories).map(([category, counts]) => [
    oneLine(category, 60),
    ...AUDIT_COLUMNS.map(({ of }) => count(of(counts))),
    outcomeCounts(counts.outcomes),
  ]);
  const titles = ['', ...AUDIT_COLUMNS.map(({ short }) => short), 'outcomes'];
  const table = textTable(titles, rows, ['left', ...AUDIT_COLUMNS.map(() => 'right' as const), 'left']);
  const parts = [table, auditSummary(manifest), warningList(manifest.warnings, painter(colour))];
  return joinParts(parts);
}
