import type { Figures } from '../domain/comparison/comparison.ts';
import { changeWords } from '../domain/verdict/metric-words.ts';
import { LEVEL } from '../domain/verdict/rule-result.ts';
import type { Finding, FindingResult, Verdict } from '../domain/verdict/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { isSplit, neitherCount } from './evidence-split.ts';
import { type FigureRow, figureRows, SIDE_NAMES } from './figure-rows.ts';
import { ruleOf } from './finding-rule.ts';
import { joinParts } from './join-parts.ts';
import { table, text, unbroken } from './markdown.ts';
import { changeInterval, count, leavesOutZero, percent, percentRange, signed } from './numbers.ts';
import { scopeName } from './scope-name.ts';
import { findingMark, scopeLabel } from './words.ts';

/** Before and after, one row per category, metric and side; '' where nothing was compared. Markdown. */
export function figuresTable(input: CommentInput, most = 100): string {
  const rows = figureRows(input.verdict, input.evidence);
  if (rows.length === 0) return '';
  const shownRows = rows.slice(0, most);
  const left = rows.length - shownRows.length;
  const split = isSplit(input.verdict);
  const targets = shownRows.some((row) => target(row) !== '');
  const words = changeHeader(shownRows);
  const columns = [
    { title: 'Category' },
    ...['Items', 'Before', 'After', 'Change'].map((title) => ({ title, align: 'right' as const })),
    ...['95 % interval', words, ...(targets ? ['Target'] : [])].map((title) => ({
      title,
      align: 'center' as const,
    })),
    { title: 'Finding' },
  ];
  const cells = shownRows.map((row) => [
    label(row, split),
    count(row.figures.items),
    unbroken(percent(row.figures.before)),
    unbroken(percent(row.figures.after)),
    change(row.figures),
    changeInterval(row.figures.interval),
    `${count(row.figures.improved)} / ${count(row.figures.worsened)}`,
    ...(targets ? [target(row)] : []),
    mark(row.findings),
  ]);
  const more = left === 0 ? '' : `\n\n${count(left)} more rows are not shown here.`;
  return `${table(columns, cells)}${more}\n\n${legend(input, shownRows)}`;
}

function legend(input: CommentInput, rows: FigureRow[]): string {
  const said = [
    'Changes in points, rounded from exact figures; **bold** where the 95 % interval as printed leaves out zero.',
    rows.some((row) => row.side === 'trained_on')
      ? 'Figures on *trained-on* items measure memorisation and are no evidence.'
      : '',
    neitherSentence(input),
  ];
  return `<sub>${joinParts(said, ' ')}</sub>`;
}

/** Items that are in no row though they were compared, in a sentence; '' where there are none. */
export function neitherSentence({ verdict, evidence }: CommentInput): string {
  const items = evidence === 'all' ? 0 : neitherCount(verdict);
  if (items === 0) return '';
  return items === 1
    ? '1 more item was neither held out nor trained on: it decides nothing and is not shown.'
    : `${count(items)} more items were neither held out nor trained on: they decide nothing and are not shown.`;
}

function label({ category, side, metric }: FigureRow, split: boolean): string {
  const name = scopeLabel(text(scopeName(category), { max: 60 }), metric);
  if (!split) return name;
  return `${name}, ${side === 'trained_on' ? `*${SIDE_NAMES[side]}*` : SIDE_NAMES[side]}`;
}

function change({ change, interval }: Figures): string {
  const size = signed(change);
  return leavesOutZero(interval) ? `**${size}**` : size;
}

function target({ findings }: FigureRow): string {
  const found = findings.find((finding) => finding.target !== null)?.target;
  if (found === undefined || found === null) return '';
  return `${unbroken(percentRange(found.low, found.high))}${found.position === null ? '' : ` (${found.position})`}`;
}

const WORST_FIRST: FindingResult[] = ['fail', 'not-measured', 'inconclusive', 'pass'];

function mark(findings: Finding[]): string {
  const result = WORST_FIRST.find((each) => findings.some(({ finding }) => finding === each));
  if (result === undefined) return '';
  const noise = findings.some((finding) => finding.finding === result && withinNoise(finding));
  return `${findingMark(result)}${noise ? ', within noise' : ''}`;
}

/** A gain that chance explains as well, or a figure whose own interval holds the bound it is held against. */
function withinNoise(finding: Finding): boolean {
  const { p, interval } = finding;
  const rule = ruleOf(finding);
  if (rule.kind === 'improves') return finding.finding === 'pass' && p !== null && p >= LEVEL;
  const holds = (bound: number) => interval !== null && interval[0] <= bound && bound <= interval[1];
  if (rule.kind === 'at_least') return holds(rule.floor);
  return rule.kind === 'at_most' && holds(rule.ceiling);
}

function changeHeader(rows: FigureRow[]): string {
  const yesOrNo = rows.every((row) => changeWords(row.metric).better === 'fixed');
  return yesOrNo ? 'Fixed / broken' : 'Better / worse';
}

/** What could not be paired, in a sentence; '' where all was. */
export function unmatchedSentence({ unmatched }: Verdict): string {
  const parts = [
    [unmatched.added, 'only in the new results'],
    [unmatched.removed, 'only in the old results'],
    [unmatched.changed, 'with another question, reference or version'],
    [unmatched.errors, 'with an error or no score on one side or both'],
  ] as const;
  const said = parts.filter(([items]) => items > 0).map(([items, what]) => `${count(items)} ${what}`);
  return said.length === 0 ? '' : `Questions not compared: ${said.join(', ')}.`;
}
