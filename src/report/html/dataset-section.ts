import type { Manifest } from '../../domain/dataset/dataset.ts';
import { AUDIT_COLUMNS, auditSummary } from '../audit-section.ts';
import { count, counted, percent } from '../numbers.ts';
import { factList } from './fact-list.ts';
import { html, type Markup } from './markup.ts';

/** What was found in the results, how its audit came out, and what became of it. */
export function datasetSection(manifest: Manifest | null): Markup {
  if (manifest === null) return html``;
  const lines = Object.entries(manifest.categories).map(
    ([category, counts]) =>
      html`<tr><th scope="row">${category}</th>${AUDIT_COLUMNS.map(({ of }) => html`<td class="number">${count(of(counts))}</td>`)}</tr>
`,
  );
  return html`<section aria-labelledby="dataset-title">
<h2 id="dataset-title">${auditSummary(manifest)}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="dataset-title"><table>
<thead><tr><th scope="col">Category</th>${AUDIT_COLUMNS.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table></div>
${factList(facts(manifest))}
</section>`;
}

function facts({ model, split, format, targets, results, files, digest }: Manifest): [string, string][] {
  return [
    ['Mistakes of', model.id ?? 'a model that the results do not name'],
    [
      'Held out',
      split.holdout > 0 ? `${percent(split.holdout)} of all items, seed ${split.seed}` : 'nothing',
    ],
    ['Format', format],
    ...targets
      .filter(({ rows }) => rows > 0)
      .map(({ source, rows }): [string, string] => ['Targets', `${count(rows)} from ${source}`]),
    ...results.map(({ path, items, sha256 }): [string, string] => [
      'Results',
      `${path}, ${counted(items, 'item')}, sha256 ${sha256}`,
    ]),
    ...files.map(({ path, rows, sha256 }): [string, string] => [
      'File',
      `${path}, ${counted(rows, 'row')}, sha256 ${sha256}`,
    ]),
    ['Digest', `sha256 ${digest}`],
  ];
}
