import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingSettings } from '../domain/training/receipt.ts';
import type { FoundTraining } from '../domain/training/receipt-assembly.ts';
import type { IsFresh } from './freshness.ts';
import { isRecord, type Json } from './json-value.ts';
import { parseLenientJson } from './logs/lenient-json.ts';

/** What a trainer may say of its run in `run.json`; what is not of the right kind was not said. */
export interface RunReport {
  rows?: FoundTraining['rows'];
  held_out_rows?: FoundTraining['rows'];
  tokens?: number;
  applied: Partial<TrainingSettings>;
  gpu: FoundTraining['gpu'];
  versions: Record<string, string>;
  warnings?: string[];
}

const SETTINGS: Record<keyof TrainingSettings, 'number' | 'string'> = {
  method: 'string',
  epochs: 'number',
  learning_rate: 'number',
  batch_size: 'number',
  gradient_accumulation: 'number',
  gpus: 'number',
  max_length: 'number',
  seed: 'number',
};

/** Reads `run.json` (`retake.run/1`, see docs/trainers.md); null where there is none that can be read. */
export function readRunReport(output: string, isFresh: IsFresh): RunReport | null {
  const path = join(output, 'run.json');
  if (!isFresh(path)) return null;
  try {
    const report = parseLenientJson(readFileSync(path, 'utf8'));
    return isRecord(report) ? runReport(report) : null;
  } catch {
    return null;
  }
}

function runReport(report: Json): RunReport {
  const rows = rowsOf(report.rows);
  const heldOut = rowsOf(report.held_out_rows);
  const warnings = warningsOf(report.warnings);
  return {
    ...(rows && { rows }),
    ...(heldOut && { held_out_rows: heldOut }),
    ...(isCount(report.tokens) && { tokens: report.tokens }),
    applied: appliedOf(isRecord(report.applied) ? report.applied : {}),
    gpu: gpuOf(report.gpu),
    versions: versionsOf(report.versions),
    ...(warnings.length > 0 && { warnings }),
  };
}

function rowsOf(rows: unknown): FoundTraining['rows'] | null {
  if (!isRecord(rows) || !isCount(rows.used) || !isCount(rows.dropped)) return null;
  return { used: rows.used, dropped: rows.dropped };
}

/** A comment has room for a few, and a receipt for texts of a page. */
const [MOST_WARNINGS, LONGEST_WARNING] = [5, 1000];

function warningsOf(warnings: unknown): string[] {
  if (!Array.isArray(warnings)) return [];
  const sentences = warnings.filter((warning) => typeof warning === 'string' && warning !== '');
  return sentences.slice(0, MOST_WARNINGS).map((sentence) => sentence.slice(0, LONGEST_WARNING));
}

function appliedOf(applied: Json): Partial<TrainingSettings> {
  const known = Object.entries(SETTINGS).filter(([name, type]) => typeof applied[name] === type);
  return Object.fromEntries(known.map(([name]) => [name, applied[name]]));
}

function gpuOf(gpu: unknown): FoundTraining['gpu'] {
  if (!isRecord(gpu) || typeof gpu.name !== 'string') return null;
  const peak = gpu.peak_memory_bytes;
  return {
    name: gpu.name,
    count: isCount(gpu.count) ? gpu.count : 1,
    peak_memory_bytes: isCount(peak) ? peak : null,
  };
}

function versionsOf(versions: unknown): Record<string, string> {
  if (!isRecord(versions)) return {};
  const texts = Object.entries(versions).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
