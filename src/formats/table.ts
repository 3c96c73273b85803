import type { Format, Sample, Summary } from './format.ts';
import { gsm8kSolutions } from './gsm8k-solutions.ts';
import { retakeResults } from './retake-results.ts';
import { seedJudged } from './seed-judged.ts';
import { seedReport } from './seed-report.ts';

/** Every format that holds items, in the order in which they are tried: the more telling first. */
export const FORMATS: readonly Format[] = [seedJudged, gsm8kSolutions, retakeResults];

/** Files that hold totals only. */
export const SUMMARIES: readonly Summary[] = [seedReport];

export function findFormat(sample: Sample): Format | undefined {
  return FORMATS.find((format) => format.recognises(sample));
}

export function findSummary(sample: Sample): Summary | undefined {
  return SUMMARIES.find((summary) => summary.recognises(sample));
}
