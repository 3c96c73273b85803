import type { CategoryCounts, DatasetSummary, Manifest } from '../domain/dataset/dataset.ts';
import type { Part } from './fit.ts';
import { joinParts } from './join-parts.ts';
import { code, details, table, text } from './markdown.ts';
import { count, counted, percent } from './numbers.ts';

export interface AuditTotals {
  selected: number;
  alreadyRight: number;
  examples: number;
  replay: number;
  heldOut: number;
}

export function auditTotals(manifest: DatasetSummary): AuditTotals {
  const all = Object.values(manifest.categories);
  const sum = (of: (counts: CategoryCounts) => number) =>
    all.reduce((total, counts) => total + of(counts), 0);
  return {
    selected: sum((counts) => counts.selected),
    alreadyRight: sum((counts) => counts.audit['already-right']),
    examples: manifest.examples,
    replay: sum((counts) => counts.replay),
    heldOut: sum((counts) => counts.held_out),
  };
}

/** `Dataset: 73 failures found, 37 of them already right, 36 to train on, 36 passed items to replay`. */
export function auditSummary(manifest: DatasetSummary): string {
  const totals = auditTotals(manifest);
  const parts = [
    `${counted(totals.selected, 'failure')} found`,
    ...(totals.alreadyRight > 0 ? [`${count(totals.alreadyRight)} of them already right`] : []),
    `${count(totals.examples)} to train on`,
    ...(totals.replay > 0 ? [`${count(totals.replay)} passed items to replay`] : []),
  ];
  return `Dataset: ${parts.join(', ')}`;
}

/** Everything that is counted of a category; `short`: what it is called where there is little room. */
export const AUDIT_COLUMNS: { title: string; short: string; of: (counts: CategoryCounts) => number }[] = [
  { title: 'Items', short: 'items', of: (counts) => counts.items },
  { title: 'Held out', short: 'held out', of: (counts) => counts.held_out },
  { title: 'Failures found', short: 'failures', of: (counts) => counts.selected },
  { title: 'confirmed', short: 'confirmed', of: (counts) => counts.audit.confirmed },
  { title: 'already right', short: 'already right', of: (counts) => counts.audit['already-right'] },
  { title: 'ambiguous', short: 'ambiguous', of: (counts) => counts.audit.ambiguous },
  { title: 'not checkable', short: 'not checkable', of: (counts) => counts.audit.unverifiable },
  { title: 'To train on', short: 'to train on', of: (counts) => counts.examples },
  { title: 'To replay', short: 'to replay', of: (counts) => counts.replay },
];

/** What was found, how the audit of it came out and what became of it; '' without a dataset. Markdown. */
export function auditPart(manifest: Manifest | null): Part {
  if (manifest === null) return { name: 'dataset', sizes: [() => ''] };
  const section = (most: number) => details(auditSummary(manifest), auditBody(manifest, most));
  return { name: 'dataset', sizes: [() => section(60), () => section(15), () => ''] };
}

function auditBody(manifest: Manifest, most: number): string {
  const entries = Object.entries(manifest.categories);
  const columns = [
    { title: 'Category' },
    ...AUDIT_COLUMNS.map(({ title }) => ({ title, align: 'right' as const })),
  ];
  const rows = entries
    .slice(0, most)
    .map(([category, counts]) => [
      text(category, { max: 60 }),
      ...AUDIT_COLUMNS.map(({ of }) => count(of(counts))),
    ]);
  const left = entries.length - rows.length;
  const more = left > 0 ? `\n\n${count(left)} more categories are in the manifest.` : '';
  return `${table(columns, rows)}${more}\n\n${origin(manifest)}`;
}

function origin({ model, targets, split }: Manifest): string {
  const given = targets.filter(({ rows }) => rows > 0);
  const said = [
    model.id === null ? '' : `Mistakes of ${code(model.id)}.`,
    given.length === 0
      ? ''
      : `Targets: ${given
          .slice(0, 5)
          .map(({ source, rows }) => `${count(rows)} from ${text(source, { max: 60 })}`)
          .join(', ')}.`,
    split.holdout > 0
      ? `${percent(split.holdout)} of all items were held out (seed ${code(split.seed, { max: 40 })}).`
      : 'No items were held out.',
  ];
  return joinParts(said, ' ');
}
