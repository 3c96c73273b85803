import { RetakeError } from '../domain/error.ts';

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** 1-based line of the file; null where it was not written in one. */
  line: number | null;
  /** What is meant: `training.epochs`, `--seed`, `input fail-on`; empty for the whole. */
  where: string;
  /** What is wrong and what is expected instead. */
  what: string;
}

/** What is no YAML at all has a problem in every line. */
const MOST_LISTED = 20;

/** One line: `line 4, training.epochs: must be above 0, got -1`. */
function problemText(problem: Problem): string {
  const place = [problem.line === null ? '' : `line ${problem.line}`, problem.where]
    .filter((part) => part !== '')
    .join(', ');
  return place === '' ? problem.what : `${place}: ${problem.what}`;
}

/** All problems as one error, so that a user mends them in one go. `subject` is the file or what was read; null where each tells. */
export function problemsError(
  code: 'CONFIG_INVALID' | 'USAGE',
  subject: string | null,
  problems: readonly Problem[],
  hint: string,
): RetakeError {
  const sorted = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const lines = sorted.slice(0, MOST_LISTED).map(problemText);
  const more = sorted.length > lines.length ? [`and ${sorted.length - lines.length} more`] : [];
  const message =
    lines.length === 1
      ? [subject ?? [], lines].flat().join(': ')
      : [`${subject ?? 'what was given'} has ${sorted.length} problems:`, ...lines, ...more].join('\n  ');
  return new RetakeError(code, message, { hint });
}
