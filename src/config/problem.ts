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
  const lines = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(problemText);
  const message =
    lines.length === 1
      ? [subject ?? [], lines].flat().join(': ')
      : [`${subject ?? 'what was given'} has ${lines.length} problems:`, ...lines].join('\n  ');
  return new RetakeError(code, message, { hint });
}
