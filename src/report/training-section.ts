import type { Receipt, TrainingSettings } from '../domain/training/receipt.ts';
import { joinParts } from './join-parts.ts';
import { lossChart } from './loss-chart.ts';
import { fivePoints } from './loss-points.ts';
import { code, details, table, text } from './markdown.ts';
import { bytes, count, counted, duration, loss, money } from './numbers.ts';

/** `Training: 38 steps, 17 min, $0.68, loss 1.42 → 0.61`. */
export function trainingSummary(receipt: Receipt): string {
  const { log } = receipt.loss;
  const parts = [
    counted(receipt.steps.done, 'step'),
    duration(receipt.seconds),
    ...(receipt.usd === null ? [] : [money(receipt.usd)]),
    ...(log.length === 0 ? [] : [`loss ${loss(log[0]?.loss ?? null)} → ${loss(log.at(-1)?.loss ?? null)}`]),
  ];
  return `Training: ${parts.join(', ')}`;
}

/** What was trained, and the loss as chart and table. Markdown. */
export function trainingSection(receipt: Receipt | null, { chart = true } = {}): string {
  if (receipt === null) return '';
  const body = [
    facts(receipt),
    otherwise(receipt),
    ...(receipt.warnings ?? []).map((warning) => text(warning)),
    chart ? lossChart(receipt.loss.log) : '',
    lossTable(receipt),
  ];
  return details(trainingSummary(receipt), joinParts(body));
}

function facts(receipt: Receipt): string {
  const { applied } = receipt.settings;
  const { revision } = receipt.model;
  const parts = [
    `${code(receipt.model.id)}${revision === null ? '' : ` at ${code(revision)}`} with ${code(receipt.trainer)}`,
    `${counted(receipt.rows.used, 'row')}${receipt.rows.dropped > 0 ? `, ${count(receipt.rows.dropped)} left out` : ''}`,
    applied.epochs === undefined ? '' : counted(applied.epochs, 'epoch'),
    applied.learning_rate === undefined ? '' : `learning rate ${code(String(applied.learning_rate))}`,
    applied.batch_size === undefined ? '' : `batch size ${count(applied.batch_size)}`,
    gpu(receipt),
  ];
  return joinParts(parts, ' · ');
}

function gpu({ gpu: device }: Receipt): string {
  if (device === null) return '';
  const memory =
    device.peak_memory_bytes === null ? '' : `, at most ${bytes(device.peak_memory_bytes)} in use`;
  return `${count(device.count)} × ${text(device.name, { max: 60 })}${memory}`;
}

/** What the trainer did otherwise than it was asked: steps not done, settings changed. */
function otherwise({ steps, settings, exit }: Receipt): string {
  const changed = (Object.keys(settings.asked) as (keyof TrainingSettings)[]).filter(
    (key) => settings.applied[key] !== undefined && settings.applied[key] !== settings.asked[key],
  );
  const said = joinParts(
    [
      steps.done === steps.planned
        ? ''
        : `${count(steps.done)} of ${counted(steps.planned, 'planned step')} were done`,
      ...changed.map(
        (key) =>
          `${code(key)} was ${code(String(settings.applied[key]))}, not ${code(String(settings.asked[key]))}`,
      ),
      exit.code === 0 ? '' : `the trainer ended with ${count(exit.code)}: ${text(exit.reason)}`,
    ],
    '; ',
  );
  return said === '' ? '' : `**Not as asked:** ${said}.`;
}

function lossTable({ loss: { log, held_out }, held_out_rows }: Receipt): string {
  const rows = fivePoints(log);
  if (rows.length === 0) return '';
  const columns = [
    { title: 'Step', align: 'right' as const },
    { title: 'Loss', align: 'right' as const },
  ];
  const last = held_out.at(-1);
  const outside =
    last === undefined
      ? ''
      : `\n\nLoss on ${heldOutRows(held_out_rows)}: ${loss(held_out[0]?.loss ?? null)} → ${loss(last.loss)}.`;
  return `${table(
    columns,
    rows.map((point) => [count(point.step), loss(point.loss)]),
  )}${outside}`;
}

/** A loss of some of the rows is no loss of all of them. */
function heldOutRows(rows: Receipt['held_out_rows']): string {
  if (rows === undefined || rows.dropped === 0) return 'held-out rows';
  return `${count(rows.used)} of ${counted(rows.used + rows.dropped, 'held-out row')}`;
}
