import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import type { ReceiptAdapter } from '../domain/training/receipt.ts';
import type { IsFresh } from './freshness.ts';
import { checkpoints } from './logs/find.ts';
import { largestValue } from './safetensors.ts';

const WEIGHTS = /^(adapter_model|model|pytorch_model|consolidated)[\w.-]*\.(safetensors|bin|pt|pth)$|\.gguf$/;

/**
 * The weights that a run left in its output folder: in `adapter/`, in the folder itself, or in the newest
 * checkpoint. null where there are none. @throws RetakeError TRAINING_FAILED where they are damaged.
 */
export function findAdapter(output: string, isFresh: IsFresh): ReceiptAdapter | null {
  const places = [join(output, 'adapter'), output, ...checkpoints(output).toReversed()];
  for (const place of places) {
    const adapter = measureAdapter(output, place, isFresh);
    if (adapter !== null) return adapter;
  }
  return null;
}

/** Digest, size and greatest change of the weights at `path`, a file or a folder; null where there are none. */
function measureAdapter(output: string, path: string, isFresh: IsFresh): ReceiptAdapter | null {
  const files = weightFiles(path).filter(isFresh);
  if (files.length === 0) return null;
  return {
    path: relative(output, path) || '.',
    sha256: digestOf(files),
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    largest_change: largestChange(files),
  };
}

function weightFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && WEIGHTS.test(entry.name))
    .map((entry) => join(path, entry.name))
    .toSorted();
}

function digestOf(files: string[]): string {
  const digest = createHash('sha256');
  const block = Buffer.alloc(1 << 20);
  for (const path of files) {
    const file = openSync(path, 'r');
    for (let read = 1; read > 0; ) {
      read = readSync(file, block);
      digest.update(block.subarray(0, read));
    }
    closeSync(file);
  }
  return digest.digest('hex');
}

/** LoRA's second matrix starts at zero: where it still is, training changed nothing. */
function largestChange(files: string[]): number | null {
  const changes = files
    .filter((path) => /^adapter_model.*\.safetensors$/.test(basename(path)))
    .map(largestInSecondMatrix)
    .filter((change) => change !== null);
  return changes.length === 0 ? null : finite(Math.max(...changes));
}

function largestInSecondMatrix(path: string): number | null {
  try {
    return largestValue(path, (name) => /lora_(embedding_)?B\b/.test(name));
  } catch (cause) {
    throw new RetakeError(
      'TRAINING_FAILED',
      `the weights in ${path} are damaged: ${(cause as Error).message}`,
      {
        hint: 'The trainer must end with 0 only when they are whole: look for a full disk in its log, and train again.',
        cause,
      },
    );
  }
}

/** JSON has no word for the others. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
