import type { BenchmarkItem, BenchmarkRun, ResultFile, Warning } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { nameList } from '../domain/one-line.ts';
import type { Format } from '../formats/format.ts';
import { CompanionShelf } from './companions.ts';
import { findSources, type WantedSource } from './find-sources.ts';
import { type FileReport, type ItemStream, readFile } from './read-file.ts';
import { formatNamed } from './recognise.ts';
import type { Source } from './source.ts';
import { NoResults } from './unreadable.ts';

/** How far reading has come, over all files. */
export interface ReadProgress {
  path: string;
  /** Of the files on disk. */
  bytesRead: number;
  bytesTotal: number;
}

export interface ReadOptions {
  /** Where relative paths begin. */
  cwd: string;
  /** A format's id, or `auto` (default): told from the content. */
  format?: string;
  onProgress?: (progress: ReadProgress) => void;
  /** Ends the wait for the writer of a pipe. */
  signal?: AbortSignal;
}

/** Everything about a run but its items. */
export interface RunReport extends Omit<BenchmarkRun, 'items'> {
  /** Where the items came from, in their order, so that some of them can be read again. */
  trail: readonly Trace[];
}

/** One file of a run that was read. */
export interface Trace extends Pick<FileReport, 'isLineByLine'> {
  source: Source;
  fragment: string | null;
  /** As it was asked for; null where it was told from the content. */
  format: Format | null;
  items: number;
  /** Of the file, before it was read. */
  stamp: string;
}

/**
 * Reads result files, given as paths and patterns with an optional `#model`, as one run: a stream of items, some at a
 * time, so that nothing is kept that the caller does not keep. It returns the report on the run.
 * @throws RetakeError where a file is missing, broken or of no known format.
 */
export function readBatches(specs: readonly string[], options: ReadOptions): ItemStream<RunReport> {
  return readSources(findSources(specs, options), options);
}

/** The same items one by one, which is slower. */
export async function* readItems(
  specs: readonly string[],
  options: ReadOptions,
): AsyncGenerator<BenchmarkItem, void, undefined> {
  for await (const batch of readBatches(specs, options)) yield* batch;
}

/** The same from sources that were found already. */
export async function* readSources(
  wanted: readonly WantedSource[],
  options: Omit<ReadOptions, 'cwd'>,
): ItemStream<RunReport> {
  const format = formatNamed(options.format ?? 'auto');
  const bytesTotal = wanted.reduce((sum, { source }) => sum + (source.size ?? 0), 0);
  const shelf = new CompanionShelf(wanted.map(({ source }) => source));
  const reports: FileReport[] = [];
  const trail: Trace[] = [];
  const skipped: RetakeError[] = [];
  let bytesRead = 0;
  for (const { source, fragment, byPattern } of wanted) {
    const onBytes = (count: number) => {
      bytesRead += count;
      options.onProgress?.({ path: source.path, bytesRead, bytesTotal });
    };
    try {
      const stamp = source.stamp();
      const report = yield* readFile(source, { fragment, format, shelf, onBytes });
      reports.push(report);
      const { file, isLineByLine } = report;
      if (file !== null) trail.push({ source, fragment, format, stamp, isLineByLine, items: file.items });
    } catch (error) {
      if (!byPattern || !(error instanceof NoResults)) throw error;
      skipped.push(error);
    }
  }
  return { ...runReport(reports, skipped), trail };
}

function runReport(reports: FileReport[], skipped: RetakeError[]): Omit<BenchmarkRun, 'items'> {
  const files = reports.flatMap(({ file }): ResultFile[] => (file === null ? [] : [file]));
  if (files.every(({ items }) => items === 0)) throw noAnswers(reports, files, skipped);
  const models = new Set(reports.flatMap((report) => report.models));
  const [model] = models;
  const settings = reports.flatMap((report) => report.settings);
  return {
    model: models.size === 1 && model !== undefined ? model : null,
    files,
    ...(settings.length === 0 ? {} : { settings }),
    warnings: [
      ...reports.flatMap((report) => report.warnings),
      ...skipped.map(skippedWarning),
      ...(models.size > 1 ? [severalModels([...models])] : []),
    ],
  };
}

function noAnswers(reports: FileReport[], files: ResultFile[], skipped: RetakeError[]): RetakeError {
  const without = reports.flatMap((report) => report.without ?? []);
  const [first] = without;
  const [firstSkipped] = skipped;
  if (first !== undefined) {
    const hint = `Give ${[...new Set(without.map(({ instead }) => instead))].join(' and ')}.`;
    return new RetakeError('RESULTS_UNREADABLE', `${first.path} holds ${first.holds}`, { hint });
  }
  if (files.length === 0 && firstSkipped !== undefined) return firstSkipped;
  const paths = files.map(({ path }) => path).join(', ');
  return new RetakeError('RESULTS_UNREADABLE', `No answers are in ${paths || 'the results'}`, {
    hint: 'Check that the run that wrote them was finished.',
  });
}

function skippedWarning(error: RetakeError): Warning {
  return { code: 'file-skipped', category: null, count: 1, message: `${error.message}; it was passed over` };
}

function severalModels(models: string[]): Warning {
  const message = `The results name ${models.length} models (${nameList(models)}), so the run is taken to be of none`;
  return { code: 'several-models', category: null, count: models.length, message };
}
