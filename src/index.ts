/** The library: what the commands do, for scripts. Documented in docs/api.md. */
export { type CalibrateOptions, calibrate } from './commands/library/calibrate.ts';
export { type Compared, type CompareOptions, compare } from './commands/library/compare.ts';
export { type Extracted, type ExtractOptions, extract } from './commands/library/extract.ts';
export { type Options, type Results, readResults, type Settings } from './commands/library/options.ts';
export type {
  BenchmarkItem,
  BenchmarkRun,
  Judgement,
  Outcome,
  ResultFile,
  Warning,
} from './domain/benchmark/item.ts';
export type { Metric } from './domain/benchmark/metric.ts';
export type { Advice } from './domain/calibration/advise.ts';
export type { Calibration } from './domain/calibration/calibrate.ts';
export type { VerdictShares } from './domain/calibration/simulate.ts';
export type { CategoryComparison, Figures, Measurement, Unmatched } from './domain/comparison/comparison.ts';
export type { AuditResult, CategoryCounts, DatasetFormat, Manifest } from './domain/dataset/dataset.ts';
export { type ErrorCode, RetakeError } from './domain/error.ts';
export type { CriterionMetric } from './domain/verdict/criteria.ts';
export type { Finding, FindingResult, Verdict, VerdictResult } from './domain/verdict/verdict.ts';
