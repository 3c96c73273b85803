import type { Calibration } from '../domain/calibration/calibrate.ts';
import { MOST_FALSE_PASSES } from '../domain/calibration/weakness.ts';
import { oneLine } from '../domain/one-line.ts';
import { wilsonInterval } from '../domain/statistics/wilson.ts';
import type { VerdictResult } from '../domain/verdict/verdict.ts';
import { type Paint, painter } from './colour.ts';
import { count, counted, percent, rateInterval, signed } from './numbers.ts';
import { textTable } from './text-table.ts';

type Line = Calibration['power'][number];

/** How often the criteria are right and wrong on this benchmark, and what to change, for a terminal. */
export function calibrationTable(calibration: Calibration, { colour = false } = {}): string {
  const paint = painter(colour);
  const parts = [
    criteria(calibration),
    paint('bold', 'When nothing has changed, and each item comes out anew with this probability'),
    noise(calibration, paint),
    ...power(calibration, paint),
    paint('bold', 'Advice'),
    advice(calibration).join('\n'),
  ];
  return parts.join('\n').replaceAll('\n\n\n', '\n\n');
}

const LONGEST = 100;

function criteria({ items, criteria, taken_as_met: met }: Calibration): string {
  const taken = new Set(met);
  const lines = criteria.map((id) => `  ${oneLine(id, LONGEST)}${taken.has(id) ? ' (taken as met)' : ''}`);
  return [`${counted(items, 'item')} ${items === 1 ? 'decides' : 'decide'}, by`, ...lines, ''].join('\n');
}

function noise({ noise }: Calibration, paint: Paint): string {
  const rows = noise.map(({ redrawn, draws, verdicts }) => [
    percent(redrawn),
    percent(verdicts.pass),
    rateInterval(wilsonInterval(verdicts.pass, draws)),
    percent(verdicts.fail),
    percent(verdicts.inconclusive),
    count(draws),
    verdicts.pass > MOST_FALSE_PASSES ? paint('red', 'too often') : '',
  ]);
  const titles = ['redrawn', 'false PASS', '95 % interval', 'FAIL', 'INCONCLUSIVE', 'draws', ''];
  return `${textTable(titles, rows, [...Array<'right'>(6).fill('right'), 'left'])}\n`;
}

/** Rows: what has changed; columns: by how much. */
function power({ power }: Calibration, paint: Paint): string[] {
  const redrawn = power[0]?.redrawn;
  if (redrawn === undefined) return [];
  const drops = amounts(power, (change) => change < 0).reverse();
  const gains = amounts(power, (change) => change > 0);
  const table = (changes: number[], verdict: VerdictResult) => {
    const rows = categories(power).map((category) => [
      oneLine(category ?? 'every category', LONGEST),
      ...changes.map((change) => share(power, category, change, verdict)),
    ]);
    return `${textTable(['points', ...changes.map(signed)], rows, ['left', ...changes.map(() => 'right' as const)])}\n`;
  };
  return [
    paint('bold', `When something has truly changed, besides ${percent(redrawn)} redrawn`),
    'A gain is found: PASS',
    table(gains, 'pass'),
    'A drop is caught: FAIL',
    table(drops, 'fail'),
    'A drop is waved through: PASS',
    table(drops, 'pass'),
  ];
}

function amounts(power: readonly Line[], wanted: (change: number) => boolean): number[] {
  return [...new Set(power.map(({ change }) => change))].filter(wanted).toSorted((a, b) => a - b);
}

function categories(power: readonly Line[]): (string | null)[] {
  return [...new Set(power.map(({ category }) => category))];
}

function share(
  power: readonly Line[],
  category: string | null,
  change: number,
  verdict: VerdictResult,
): string {
  const line = power.find((one) => one.category === category && one.change === change);
  return line === undefined ? '' : percent(line.verdicts[verdict]);
}

function advice(calibration: Calibration): string[] {
  const { keep, criteria, false_pass: falsePass } = calibration.advice;
  const named = criteria.map((id) => `  ${oneLine(id, LONGEST)}`);
  const first = keep
    ? [`Keep these criteria: they pass ${percent(falsePass)} of the time when nothing has changed.`]
    : [
        `These criteria pass too often when nothing has changed. The defaults pass ${percent(falsePass)} of the time:`,
        ...named,
        'To have them, take guards and goals out of `criteria`, and let `evidence.strength` be significant.',
      ];
  return [...first, sizeAdvice(calibration)];
}

function sizeAdvice({ items: deciding, power, advice: { items, holdout } }: Calibration): string {
  const redrawn = percent(power[0]?.redrawn ?? 0);
  const gained = `where every category gains 10 points, besides ${redrawn} redrawn`;
  if (items === null)
    return `No number of items up to 10,000 will do: they pass less than 4 times in 5 ${gained}.`;
  const needed = `with about ${counted(items, 'item')} that ${items === 1 ? 'decides' : 'decide'} they pass 4 times in 5 ${gained}`;
  if (items <= deciding) return `Enough items: ${needed}.`;
  if (holdout === null) return `Add items: ${needed}; this benchmark has fewer.`;
  return `Hold out ${percent(holdout)} of the items (\`split.holdout\`): ${needed}.`;
}
