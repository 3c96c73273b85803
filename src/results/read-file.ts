import { createHash, type Hash } from 'node:crypto';
import type { BenchmarkItem, ExamConditions, ResultFile, Warning } from '../domain/benchmark/item.ts';
import { hasKeys } from '../formats/fields.ts';
import type { Format } from '../formats/format.ts';
import type { CompanionShelf } from './companions.ts';
import { encodingWarnings } from './encoding.ts';
import { blamed, faultOf } from './file-fault.ts';
import { FileItems } from './file-items.ts';
import type { PassesOver } from './lines.ts';
import { type OpenedBytes, openBytes } from './open-bytes.ts';
import { openPacked } from './packed/open-packed.ts';
import { digestOf } from './packed/whole-bytes.ts';
import { nameOf, type Recognised, recognise } from './recognise.ts';
import { elementsOf, type FoundRecords, headerOf, rowsOf } from './records.ts';
import type { Layout } from './sample.ts';
import type { Source } from './source.ts';

/** What is known of a file once its items are through. */
export interface FileReport {
  file: ResultFile | null;
  models: readonly string[];
  warnings: readonly Warning[];
  settings: readonly ExamConditions[];
  /** For a file without graded answers: what it holds, and what to give instead. */
  without: { path: string; holds: string; instead: string } | null;
  /** Every line gave one item, whatever stood before it: then some can be read without the others. */
  isLineByLine: boolean;
}

export interface FileOptions {
  fragment: string | null;
  format: Format | null;
  shelf: CompanionShelf;
  onBytes?: (count: number) => void;
  /** Set where a file that was read line by line before is read again for some of its items. */
  passesOver?: PassesOver;
}

/**
 * Items as they are read, some at a time, and what is known once they are through. Each is made when its turn comes;
 * all are to be gone through before the next are asked for.
 */
export type ItemStream<Report> = AsyncGenerator<Iterable<BenchmarkItem>, Report, undefined>;

/** Reads one result file. */
export async function* readFile(source: Source, options: FileOptions): ItemStream<FileReport> {
  const digest = createHash('sha256');
  let bytes: OpenedBytes | undefined;
  try {
    bytes = await openBytes(source, (chunk) => {
      if (options.passesOver === undefined) digest.update(chunk);
      options.onBytes?.(chunk.length);
    });
    const recognised = await recognise(source, bytes, options.format);
    if (recognised.kind !== 'format') return withoutItems(source, recognised);
    return yield* readRecords(source, bytes, recognised, digest, options);
  } catch (error) {
    throw await faultOf(source, error);
  } finally {
    await bytes?.close();
  }
}

function withoutItems(source: Source, recognised: Exclude<Recognised, { kind: 'format' }>): FileReport {
  const { summary, layout } = recognised;
  const model = summary?.modelOf(layout.sample.first) ?? null;
  const { holds, instead } = summary ?? {
    holds: 'no answers that are graded',
    instead: 'the results that belong to it',
  };
  return {
    file: null,
    models: model === null ? [] : [model],
    warnings: [],
    settings: [],
    isLineByLine: false,
    without: { path: source.path, holds, instead },
  };
}

async function* readRecords(
  source: Source,
  bytes: OpenedBytes,
  { format, layout }: { format: Format; layout: Layout },
  digest: Hash,
  { fragment, shelf, onBytes, passesOver }: FileOptions,
): ItemStream<FileReport> {
  const fileName = nameOf(source.path);
  const packed = await openPacked(source, format, layout, fileName);
  const header = packed?.header ?? (await headerFor(source, format, layout, bytes.isWhole));
  const companions = await shelf.entriesFor(format, source);
  const { first } = layout.sample;
  const reader = format.open({ fileName, folder: source.folder, fragment, header, first, companions });
  const items = new FileItems(source.path, reader);
  try {
    for await (const found of packed?.records ?? recordsIn(bytes, format, layout, fileName, passesOver))
      yield blamed(items.of(found), source);
    yield items.late();
  } finally {
    await packed?.close();
  }
  const { rows, tally } = items;
  const error = rows.error();
  if (error !== null) throw error;
  const path = fragment === null ? source.path : `${source.path}#${fragment}`;
  const sha256 = packed === null ? digest.digest('hex') : await digestOf(source, onBytes);
  const file = { path, format: format.id, task: tally.tasks, items: tally.items, sha256 };
  // The second time through everything was said already.
  const broken = items.hasReplacement && passesOver === undefined ? await encodingWarnings(source) : [];
  const warnings = [...rows.warnings(), ...broken, ...(reader.warnings?.() ?? [])];
  const settings = reader.settings?.() ?? [];
  const isLineByLine = layout.form === 'lines' && reader.readsEachAlone === true && tally.isOneEach;
  return { file, models: [...reader.models], warnings, settings, without: null, isLineByLine };
}

function recordsIn(
  bytes: OpenedBytes,
  format: Format,
  layout: Layout,
  fileName: string,
  passesOver: PassesOver | undefined,
): FoundRecords {
  if (layout.form === 'lines') return rowsOf(bytes.chunks, fileName, passesOver);
  const path = layout.form === 'array' ? ['*'] : (format.recordsAt?.(layout.sample.first) ?? []);
  return elementsOf(bytes.chunks, path, fileName);
}

/** The header is in the file's first bytes as a rule; where it is not, the file is gone through once for it. */
async function headerFor(
  source: Source,
  format: Format,
  layout: Layout,
  isWhole: boolean,
): Promise<Record<string, unknown>> {
  const wanted = format.header ?? [];
  const { first } = layout.sample;
  if (layout.form !== 'document' || wanted.length === 0) return {};
  // The last member that was seen may have been cut.
  const whole = Object.entries(first as object).slice(0, isWhole ? undefined : -1);
  const seen = Object.fromEntries(whole.filter(([key]) => wanted.includes(key)));
  if (isWhole || hasKeys(seen, ...wanted)) return seen;
  return headerOf((await openBytes(source)).chunks, wanted);
}
