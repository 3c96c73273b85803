import type { DatasetSummary } from '../domain/dataset/dataset.ts';
import type { Plan } from '../domain/training/plan.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { capitalised } from '../domain/wording.ts';
import { AUDIT_COLUMNS, auditSummary } from './audit-section.ts';
import { plainLine } from './clean-text.ts';
import { colourOf, type Paint, painter } from './colour.ts';
import { criteriaSummary } from './criteria-section.ts';
import { decidingFinding } from './deciding.ts';
import { isSplit } from './evidence-split.ts';
import { shown } from './figure.ts';
import { type FigureRow, figureRows, SIDE_NAMES } from './figure-rows.ts';
import { unmatchedSentence } from './figures-table.ts';
import { changeInterval, count, counted, loss, percent, signed } from './numbers.ts';
import { outcomeCounts } from './outcome-counts.ts';
import { planCost, planTime } from './plan-words.ts';
import { progressBar } from './progress-bar.ts';
import { findingScope, scopeName } from './scope-name.ts';
import { textTable } from './text-table.ts';
import { warningLine } from './warnings-section.ts';
import { scopeLabel, verdictWord } from './words.ts';

/** The verdict, the figures it rests on, each criterion with its reason, and the warnings. */
export function verdictTable(
  verdict: Verdict,
  { colour = false, evidence = 'held-out' as 'held-out' | 'all' } = {},
): string {
  const paint = painter(colour);
  const finding = decidingFinding(verdict);
  const word = paint('bold', paint(colourOf(verdict.verdict), verdictWord(verdict.verdict)));
  const parts = [
    `${word}${finding === null ? '' : `  ${capitalised(plainLine(finding.reason, 600))}`}`,
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
    `${plainLine(scopeLabel(scopeName(category), metric), 60)}${split ? `, ${SIDE_NAMES[side]}` : ''}`,
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
  const lines = findings.map((finding) => {
    const name = `${finding.kind} ${plainLine(scopeLabel(findingScope(finding, verdict), finding.metric), 60)} ${plainLine(finding.rule, 60)}`;
    const figure = finding.after === null ? '' : ` (${shown(finding, finding.after)})`;
    return `  ${paint(colourOf(finding.finding), finding.finding.padEnd(13))} ${name}${figure}\n  ${' '.repeat(13)} ${paint('grey', plainLine(finding.reason, 600))}`;
  });
  return findings.length === 0 ? '' : [criteriaSummary(verdict), ...lines].join('\n');
}

const MOST_WARNINGS = 20;

function warnings(messages: string[], paint: Paint): string {
  if (messages.length === 0) return '';
  const left = messages.length - MOST_WARNINGS;
  const lines = messages.slice(0, MOST_WARNINGS).map((message) => `  ${plainLine(message, 400)}`);
  return [
    paint('yellow', `Warnings: ${count(messages.length)}`),
    ...lines,
    ...(left > 0 ? [`  and ${count(left)} more`] : []),
  ].join('\n');
}

/** What was found in the results, and what became of it, one line per category. */
export function extractTable(manifest: DatasetSummary, { colour = false } = {}): string {
  const rows = Object.entries(manifest.categories).map(([category, counts]) => [
    plainLine(category, 60),
    ...AUDIT_COLUMNS.map(({ of }) => count(of(counts))),
    outcomeCounts(counts.outcomes),
  ]);
  const titles = ['', ...AUDIT_COLUMNS.map(({ short }) => short), 'outcomes'];
  const table = textTable(titles, rows, ['left', ...AUDIT_COLUMNS.map(() => 'right' as const), 'left']);
  const parts = [
    table,
    auditSummary(manifest),
    warnings(manifest.warnings.map(warningLine), painter(colour)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What training will take, and what that rests on. */
export function planTable(plan: Plan): string {
  const cost = planCost(plan);
  const lines = [
    ['rows', count(plan.rows)],
    ['steps', count(plan.steps)],
    ['tokens', count(plan.tokens)],
    ['time', planTime(plan)],
    ...(cost === null ? [] : [['cost', cost]]),
    ['rests on', plainLine(plan.basis, 400)],
    ['within budget', plan.within_budget ? 'yes' : 'no'],
    ...plan.preflight.map((sentence) => ['criteria', plainLine(sentence, 400)]),
  ];
  return lines.map(([name = '', value = '']) => `${name.padEnd(14)} ${value}`).join('\n');
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
