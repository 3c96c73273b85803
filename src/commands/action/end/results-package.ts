import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../config/load.ts';
import { PackageSchema } from '../../../config/schemas/package.ts';
import type { Manifest } from '../../../domain/dataset/dataset.ts';
import { digestOf } from '../../../domain/dataset/manifest.ts';
import { RetakeError } from '../../../domain/error.ts';
import type { Receipt } from '../../../domain/training/receipt.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { sha256 } from '../../../results/hash.ts';
import { checkReceipt } from '../../check-receipt.ts';
import type { Context } from '../../context.ts';
import { readManifest, readReceipt } from '../../documents.ts';
import { type Results, resultsIn } from '../../read-results.ts';

/** What the GPU side leaves in its artifact: this file beside the folders that it names. */
export const PACKAGE_FILE = 'package.json';

/** Of a training that did not come to its end. */
export interface LeftFailure {
  stage: 'training' | 'benchmark' | 'request';
  message: string;
  hint: string | null;
  log: string[];
}

/** Where to find what, relative to the artifact. */
export interface ResultsPackage {
  request: TrainingRequest;
  /** Folder and the paths or patterns in it; null where that exam was not sat. */
  before: { folder: string; paths: string[] } | null;
  after: { folder: string; paths: string[] } | null;
  failure: LeftFailure | null;
}

/** What a training left, checked against what was asked. */
export interface Evidence {
  manifest: Manifest;
  receipt: Receipt;
  before: Results;
  after: Results;
}

/** Reads the package's own file. Throws REQUEST_INVALID where it is not of its shape. */
export function readPackage(folder: string): ResultsPackage {
  const path = join(folder, PACKAGE_FILE);
  if (!existsSync(path)) throw new RetakeError('RESULTS_NOT_FOUND', 'the training left no results');
  const checked = PackageSchema.safeParse(parsed(path));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return refuse(`${issue?.path.join('.')}: ${issue?.message}`);
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    return refuse(`${PACKAGE_FILE} cannot be read`, cause);
  }
}

function refuse(why: string, cause?: unknown): never {
  throw new RetakeError('REQUEST_INVALID', `what the training left is refused: ${why}`, { cause });
}

/**
 * Everything needed for a verdict, verified: the dataset is the one that was asked for, the receipt proves that it
 * was trained on as asked, both exams are there. Throws RECEIPT_INVALID, DATASET_INVALID or RESULTS_*.
 */
export async function readEvidence(
  folder: string,
  { before, after }: ResultsPackage,
  request: TrainingRequest,
  config: Config,
  context: Context,
): Promise<Evidence> {
  const manifest = readManifest(join(folder, 'dataset'));
  const digest = digestOf(manifest, sha256);
  if (digest !== request.dataset.digest || manifest.digest !== digest) {
    throw new RetakeError(
      'DATASET_INVALID',
      'the training used another dataset than the one that was asked for',
    );
  }
  const receipt = readReceipt(join(folder, 'training', 'receipt.json'));
  const { request_id: requestId, model, settings } = request;
  checkReceipt(receipt, { requestId, manifest, model, settings });
  const read = (exam: ResultsPackage['before'], which: string) => {
    if (exam === null) throw new RetakeError('RESULTS_NOT_FOUND', `the exam ${which} training left none`);
    return resultsIn(exam.paths, config, { ...context, cwd: join(folder, exam.folder) });
  };
  return { manifest, receipt, before: read(before, 'before'), after: read(after, 'after') };
}
