import type { DatasetSummary } from '../domain/dataset/dataset.ts';
import type { Plan } from '../domain/training/plan.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { capitalised } from '../domain/wording.ts';
import { auditSummary } from './audit-section.ts';
import { cleanAndCut, cleanLine } from './clean-text.ts';
import { colourOf, type Paint, painter } from './colour.ts';
import { decidingFinding } from './deciding.ts';
import { isSplit } from './evidence-split.ts';
import { shown } from './figure.ts';
import { type FigureRow, figureRows, SIDE_NAMES } from './figure-rows.ts';
import { unmatchedSentence } from './figures-table.ts';
import { changeInterval, count, counted, duration, loss, money, percent, signed } from './numbers.ts';
import { progressBar } from './progress-bar.ts';
import { findingScope, scopeName } from './scope-name.ts';
import { textTable } from './text-table.ts';
import { warningLine } from './warnings-section.ts';
import { scopeLabel, verdictWord } from './words.ts';

/** Outside text on a terminal: one line, no control characters, never longer than `max`. */
function plain(text: string, max = 200): string {
  return cleanAndCut(text, max, cleanLine);
}

/** The verdict, the figures it rests on, each criterion with its reason, and the warnings. */
export function verdictTable(
  verdict: Verdict,
  { colour = false, evidence = 'held-out' as 'held-out' | 'all' } = {},
): string {
  const paint = painter(colour);
  const finding = decidingFinding(verdict);
  const word = paint('bold', paint(colourOf(verdict.verdict), verdictWord(verdict.verdict)));
  const parts = [
    `${word}${finding === null ? '' : `  ${capitalised(plain(finding.reason, 600))}`}`,
    figures(figureRows(verdict, evidence), isSplit(verdict)),
    unmatchedSentence(verdict),
    criteria(verdict, paint),
    warnings(verdict.warnings.map(warningLine), paint),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const FIGURE_TITLES = ['', 'items', 'before', 'after', 'change', '95 % interval', 'better', 'worse'];

function figures(rows: FigureRow[], split: boolean): string {
  if (rows.length === 0) return '';
  const cells = rows.map(({ category, side, metric, figures }) => [
    `${plain(scopeLabel(scopeName(category), metric), 60)}${split ? `, ${SIDE_NAMES[side]}` : ''}`,
    count(figures.items),
    percent(figures.before),
    percent(figures.after),
    signed(figures.change),
    changeInterval(figures.interval),
    count(figures.improved),
    count(figures.worsened),
  ]);
  return textTable(FIGURE_TITLES, cells, ['left', ...Array<'right'>(7).fill('right')]);
}

function criteria(verdict: Verdict, paint: Paint): string {
  const findings = verdict.criteria;
  const met = findings.filter((finding) => finding.finding === 'pass').length;
  const lines = findings.map((finding) => {
    const name = `${finding.kind} ${plain(scopeLabel(findingScope(finding, verdict), finding.metric), 60)} ${plain(finding.rule, 60)}`;
    const figure = finding.after === null ? '' : ` (${shown(finding, finding.after)})`;
    return `  ${paint(colourOf(finding.finding), finding.finding.padEnd(13))} ${name}${figure}\n  ${' '.repeat(13)} ${paint('grey', plain(finding.reason, 600))}`;
  });
  return findings.length === 0
    ? ''
    : [`Criteria: ${count(met)} of ${count(findings.length)} met`, ...lines].join('\n');
}

const MOST_WARNINGS = 20;

function warnings(messages: string[], paint: Paint): string {
  if (messages.length === 0) return '';
  const left = messages.length - MOST_WARNINGS;
  const lines = messages.slice(0, MOST_WARNINGS).map((message) => `  ${plain(message, 400)}`);
  return [
    paint('yellow', `Warnings: ${count(messages.length)}`),
    ...lines,
    ...(left > 0 ? [`  and ${count(left)} more`] : []),
  ].join('\n');
}

const EXTRACT_TITLES = [
  '',
  'items',
  'held out',
  'failures',
  'confirmed',
  'already right',
  'ambiguous',
  'not checkable',
  'to train on',
  'to replay',
  'outcomes',
];

/** What was found in the results, and what became of it, one line per category. */
export function extractTable(manifest: DatasetSummary, { colour = false } = {}): string {
  const rows = Object.entries(manifest.categories).map(([category, counts]) => [
    plain(category, 60),
    ...[
      counts.items,
      counts.held_out,
      counts.selected,
      counts.audit.confirmed,
      counts.audit['already-right'],
      counts.audit.ambiguous,
      counts.audit.unverifiable,
      counts.examples,
      counts.replay,
    ].map(count),
    outcomes(counts.outcomes),
  ]);
  const table = textTable(EXTRACT_TITLES, rows, ['left', ...Array<'right'>(9).fill('right'), 'left']);
  const parts = [
    table,
    auditSummary(manifest),
    warnings(manifest.warnings.map(warningLine), painter(colour)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function outcomes(counts: Partial<Record<string, number>>): string {
  return Object.entries(counts)
    .flatMap(([outcome, number]) =>
      number === undefined || number === 0 ? [] : [`${count(number)} ${outcome}`],
    )
    .join(', ');
}

/** What training will take, and what that rests on. */
export function planTable(plan: Plan): string {
  const [quick, slow] = plan.minutes;
  const lines = [
    ['rows', count(plan.rows)],
    ['steps', count(plan.steps)],
    ['tokens', count(plan.tokens)],
    ['time', range(duration(quick * 60), duration(slow * 60))],
    ...(plan.usd === null ? [] : [['cost', range(money(plan.usd[0]), money(plan.usd[1]))]]),
    ['rests on', plain(plan.basis, 400)],
    ['within budget', plan.within_budget ? 'yes' : 'no'],
    ...plan.preflight.map((sentence) => ['criteria', plain(sentence, 400)]),
  ];
  return lines.map(([name = '', value = '']) => `${name.padEnd(14)} ${value}`).join('\n');
}

function range(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}

/** One line of a training under way: `▓▓▓░░ 32 %  step 12 of 38  loss 1.03`. */
export function progressLine(progress: {
  step: number;
  steps: number;
  loss: number | null;
  tokens_per_second: number | null;
}): string {
  const { step, steps, tokens_per_second: speed } = progress;
  const parts = [
    progressBar(step, steps),
    `step ${count(step)} of ${count(steps)}`,
    ...(progress.loss === null ? [] : [`loss ${loss(progress.loss)}`]),
    ...(speed === null ? [] : [`${counted(Math.round(speed), 'token')}/s`]),
  ];
  return parts.join('  ');
}
