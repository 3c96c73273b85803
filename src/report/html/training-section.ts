import type { Receipt, TrainingSettings } from '../../domain/training/receipt.ts';
import { fivePoints } from '../loss-points.ts';
import { bytes, count, counted, duration, loss, money } from '../numbers.ts';
import { trainingSummary } from '../training-section.ts';
import { factList } from './fact-list.ts';
import { lossCurve } from './loss-curve.ts';
import { html, type Markup } from './markup.ts';

/** What was trained, for how long and at what cost, the loss, and the settings asked for and applied. */
export function trainingSection(receipt: Receipt | null): Markup {
  if (receipt === null) return html``;
  const points = fivePoints(receipt.loss.log);
  return html`<section aria-labelledby="training-title">
<h2 id="training-title">${trainingSummary(receipt)}</h2>
${lossCurve(receipt.loss.log, receipt.loss.held_out)}
${points.length === 0 ? null : html`<table class="narrow"><thead><tr><th scope="col" class="number">Step</th><th scope="col" class="number">Loss</th></tr></thead><tbody>${points.map((point) => html`<tr><td class="number">${count(point.step)}</td><td class="number">${loss(point.loss)}</td></tr>`)}</tbody></table>`}
${factList(facts(receipt))}
<h3 id="settings-title">Settings</h3>
${settingsTable(receipt.settings)}
</section>`;
}

function facts(receipt: Receipt): [string, string][] {
  const { model, steps, rows, held_out_rows: heldOut, gpu, adapter, warnings = [] } = receipt;
  return [
    ['Model', `${model.id}${model.revision === null ? '' : ` at ${model.revision}`}`],
    ['Trainer', receipt.trainer],
    ['Rows', rowsInWords(rows)],
    ...(heldOut === undefined ? [] : [['Held-out loss', rowsInWords(heldOut)] satisfies [string, string]]),
    ...warnings.map((warning): [string, string] => ['Warning', warning]),
    ['Steps', `${count(steps.done)} of ${count(steps.planned)} planned`],
    ['Time', `${duration(receipt.seconds)}, from ${receipt.started_at}`],
    ['Cost', receipt.usd === null ? 'not known' : money(receipt.usd)],
    ['GPU', gpu === null ? 'none' : gpuInWords(gpu)],
    ['Adapter', adapter === null ? 'none' : `sha256 ${adapter.sha256}, ${bytes(adapter.bytes)}`],
    ['Ended', `${receipt.exit.reason} (exit code ${receipt.exit.code})`],
    ...Object.entries(receipt.versions).map(([name, version]): [string, string] => [name, version]),
  ];
}

function rowsInWords({ used, dropped }: Receipt['rows']): string {
  return `${counted(used, 'row')} used${dropped > 0 ? `, ${count(dropped)} left out` : ''}`;
}

function gpuInWords({ name, count: number, peak_memory_bytes: peak }: NonNullable<Receipt['gpu']>): string {
  return `${number} × ${name}${peak === null ? '' : `, at most ${bytes(peak)} in use`}`;
}

function settingsTable({ asked, applied }: Receipt['settings']): Markup {
  const keys = Object.keys(asked) as (keyof TrainingSettings)[];
  const lines = keys.map((key) => {
    const done = applied[key];
    const other = done !== undefined && done !== asked[key];
    return html`<tr><th scope="row"><code>${key}</code></th><td>${String(asked[key])}</td><td>${done === undefined ? 'not said' : String(done)}${other ? html` <span class="badge fail">differs</span>` : null}</td></tr>`;
  });
  return html`<table class="narrow" aria-labelledby="settings-title"><thead><tr><th scope="col">Setting</th><th scope="col">Asked</th><th scope="col">Applied</th></tr></thead><tbody>${lines}</tbody></table>`;
}
