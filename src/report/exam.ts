import type { ExamProgress } from '../domain/benchmark/exam-progress.ts';
import type { ExamCategory, ExamReport } from '../domain/benchmark/exam-report.ts';
import type { Mean } from '../domain/comparison/consistency-mean.ts';
import { oneLine } from '../domain/one-line.ts';
import { count, counted, duration, money, percent } from './numbers.ts';
import { outcomeCounts } from './outcome-counts.ts';
import { progressBar } from './progress-bar.ts';
import { textTable } from './text-table.ts';
import { warningLine } from './warnings-section.ts';

const TITLES = ['', 'questions', 'answers', 'outcomes', 'agreement', 'reliability'];

/** An exam on the terminal: outcomes and consistency by category, the judge, the cost, the warnings. */
export function examTable(report: ExamReport): string {
  const all = Object.entries(report.categories).map(([name, category]) => [
    oneLine(name, 40),
    count(category.questions),
    count(category.answers),
    outcomeCounts(category.outcomes),
    category.consistency.agreement === null ? '' : share(category.consistency.agreement),
    reliability(category),
  ]);
  // Without repeated answers there is no consistency to show.
  const columns = all.some((row) => row[4] !== '') ? TITLES.length : 4;
  const rows = all.map((row) => row.slice(0, columns));
  const warnings = report.warnings.map(
    (warning) => `  ${count(warning.count)} ${oneLine(warningLine(warning), 300)}`,
  );
  return [
    textTable(TITLES.slice(0, columns), rows, ['left', 'right', 'right']),
    ...(report.judge === null ? [] : [judgeLine(report.judge)]),
    usageLine(report),
    ...(warnings.length === 0 ? [] : [['Warnings:', ...warnings].join('\n')]),
  ].join('\n\n');
}

/** One line while it goes on: `▓▓▓▓▓░░░░░░░░░░░░░░░ 26 % 260 of 1,000, 41.3/s, 18 s left, 2 errors, $0.12`. */
export function examStatus({ done, total, errors, asked, seconds, usd }: ExamProgress): string {
  const rate = seconds > 0 ? asked / seconds : 0;
  return [
    total === null
      ? counted(done, 'answer')
      : `${progressBar(done, total)} ${count(done)} of ${count(total)}`,
    ...(rate > 0 ? [`${rate.toFixed(1)}/s`] : []),
    ...(rate > 0 && total !== null && done < total ? [`${duration((total - done) / rate)} left`] : []),
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(usd === null ? [] : [money(usd)]),
  ].join(', ');
}

/** pass@k and pass^k of all the answers that were asked for. */
function reliability({ consistency }: ExamCategory): string {
  const last = consistency.pass.at(-1);
  return last === undefined ? '' : `pass@${last.k} ${share(last.any)}, pass^${last.k} ${share(last.all)}`;
}

function share({ mean, interval: [low, high], questions }: Mean): string {
  return `${percent(mean)} (${percent(low)} to ${percent(high)}, ${counted(questions, 'question')})`;
}

function judgeLine({ positions, unreadable }: NonNullable<ExamReport['judge']>): string {
  const { pairs, agreed, first, second } = positions;
  const agreement = pairs === 0 ? '' : ` (${percent(agreed / pairs)})`;
  const garbage = unreadable === 0 ? '' : `; ${counted(unreadable, 'reply', 'replies')} could not be read`;
  return `Judge: both orders agreed on ${count(agreed)} of ${counted(pairs, 'pair')}${agreement}; it chose the first answer ${count(first)} times, the second ${count(second)} times${garbage}`;
}

function usageLine({ usage, retries, usd, seconds }: ExamReport): string {
  const models = usage.map(
    ({ model, asked, from_store }) =>
      `${oneLine(model, 60)} ${count(asked)}${from_store === 0 ? '' : ` and ${count(from_store)} from disk`}`,
  );
  const again = retries === 0 ? '' : `, ${counted(retries, 'attempt')} made again`;
  return `Asked in ${duration(seconds)}: ${models.join('; ')}${again}${usd === null ? '' : `; ${money(usd)}`}`;
}
