import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyPathText } from '../config/key-path.ts';
import { DatasetSchema } from '../config/schemas/dataset.ts';
import { ReceiptSchema } from '../config/schemas/receipt.ts';
import { RequestSchema } from '../config/schemas/request.ts';
import { validate } from '../config/validate.ts';
import type { KeyPath } from '../config/yaml-document.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { digestOf, trainingFiles } from '../domain/dataset/manifest.ts';
import { type ErrorCode, RetakeError } from '../domain/error.ts';
import { oneLine } from '../domain/one-line.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import type { TrainingRequest } from '../domain/training/request.ts';
import { sha256 } from '../results/hash.ts';
import { readFault } from '../results/read-fault.ts';
import { MANIFEST } from './own-folders.ts';

const MEND = 'Retake writes such files itself: name the right one, or make it again.';

/** The manifest of a dataset folder. Throws RetakeError DATASET_INVALID. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(join(folder, MANIFEST))) {
    throw new RetakeError('DATASET_INVALID', `${folder} holds no dataset: there is no ${MANIFEST} in it`, {
      hint: 'Name the folder that retake extract wrote.',
    });
  }
  return readDocument<Manifest>(join(folder, MANIFEST), DatasetSchema, 'DATASET_INVALID');
}

/** A training receipt. Throws RetakeError: `code` is USAGE where a person named the file. */
export function readReceipt(path: string, code: ErrorCode = 'RECEIPT_INVALID'): Receipt {
  return readDocument<Receipt>(path, ReceiptSchema, code);
}

/** A training request. Throws RetakeError REQUEST_INVALID. */
export function readRequest(path: string): TrainingRequest {
  return readDocument<TrainingRequest>(path, RequestSchema, 'REQUEST_INVALID');
}

/** Holds every file of a dataset against the digest in its manifest: what is trained on is what was extracted. */
export function checkDataset(folder: string, manifest: Manifest): void {
  for (const { path, sha256: digest } of manifest.files) {
    const file = join(folder, path);
    const found = digestOfFile(file);
    if (found === digest) continue;
    const problem = found === null ? 'is missing' : 'was changed after it was extracted';
    throw new RetakeError('DATASET_INVALID', `${file} ${problem}`, { hint: 'Extract the dataset again.' });
  }
}

/** The digest of a dataset by what its training files hold now: its own where they hold what they should. */
export function digestAsItIs(folder: string, manifest: Manifest): string {
  const asked = trainingFiles(manifest);
  const found = asked.map((file) => ({
    ...file,
    sha256: digestOfFile(join(folder, file.path)) ?? 'missing',
  }));
  const isChanged = found.some((file, index) => file.sha256 !== asked[index]?.sha256);
  return isChanged ? digestOf({ files: found }, sha256) : manifest.digest;
}

/** null where there is no such file. */
function digestOfFile(path: string): string | null {
  if (!existsSync(path)) return null;
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (cause) {
    throw new RetakeError('DATASET_INVALID', `${path} ${readFault(cause)}`, { hint: MEND, cause });
  }
}

function readDocument<T>(path: string, schema: Parameters<typeof validate>[0], code: ErrorCode): T {
  const place = (key: KeyPath) => ({ line: null, where: keyPathText(key) || 'the document' });
  const { value, problems } = validate(schema, parseJson(path, code), place);
  const [first] = problems;
  if (first === undefined) return value as T;
  throw new RetakeError(code, `${path} is damaged: ${first.where}: ${first.what}`, { hint: MEND });
}

function parseJson(path: string, code: ErrorCode): unknown {
  const text = readText(path, code);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RetakeError(code, `${path} is no JSON: ${oneLine((cause as Error).message)}`, {
      hint: MEND,
      cause,
    });
  }
}

function readText(path: string, code: ErrorCode): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new RetakeError(code, `${path} ${readFault(cause)}`, { hint: MEND, cause });
  }
}
