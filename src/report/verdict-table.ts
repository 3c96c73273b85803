import { oneLine } from '../domain/one-line.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { capitalised } from '../domain/wording.ts';
import { colourOf, type Paint, painter } from './colour.ts';
import { criteriaSummary } from './criteria-section.ts';
import { decidingFinding } from './deciding.ts';
import { isSplit } from './evidence-split.ts';
import { type FigureRow, figureRows, SIDE_NAMES } from './figure-rows.ts';
import { figureText } from './figure-text.ts';
import { unmatchedSentence } from './figures-table.ts';
import { joinParts } from './join-parts.ts';
import { changeInterval, count, percent, signed } from './numbers.ts';
import { findingScope, scopeName } from './scope-name.ts';
import { textTable } from './text-table.ts';
import { warningList } from './warning-list.ts';
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
    `${word}${finding === null ? '' : `  ${capitalised(oneLine(finding.reason, 600))}`}`,
    figures(figureRows(verdict, evidence), isSplit(verdict)),
    unmatchedSentence(verdict),
    criteria(verdict, paint),
    warningList(verdict.warnings, paint),
  ];
  return joinParts(parts);
}

const FIGURE_TITLES = ['', 'items', 'before', 'after', 'change', '95 % interval', 'better', 'worse'];

function figures(rows: FigureRow[], split: boolean): string {
  if (rows.length === 0) return '';
  const cells = rows.map(({ category, side, metric, figures }) => [
    `${oneLine(scopeLabel(scopeName(category), metric), 60)}${split ? `, ${SIDE_NAMES[side]}` : ''}`,
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
    const name = `${finding.kind} ${oneLine(scopeLabel(findingScope(finding, verdict), finding.metric), 60)} ${oneLine(finding.rule, 60)}`;
    const figure = finding.after === null ? '' : ` (${figureText(finding.metric, finding.after)})`;
    return `  ${paint(colourOf(finding.finding), finding.finding.padEnd(13))} ${name}${figure}\n  ${' '.repeat(13)} ${paint('grey', oneLine(finding.reason, 600))}`;
  });
  return findings.length === 0 ? '' : [criteriaSummary(verdict), ...lines].join('\n');
}
