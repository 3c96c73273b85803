import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { cannotWrite } from './cannot-write.ts';
import { LOCK } from './folder-lock.ts';
import { headerOf } from './records.ts';
import { fileSource } from './source.ts';

/** How a folder that we made is told from anybody else's: a document in it that names its schema. */
export interface FolderKind {
  /** The file that holds the document. */
  mark: string;
  schema: string;
  /** Whether the document lists all other files under `files[].path`: then a file it does not list is not ours. */
  listsFiles: boolean;
}

/** Throws where `path` exists and is neither empty nor a folder of this kind with nothing else in it. */
export async function refuseForeignFolder(path: string, kind: FolderKind): Promise<void> {
  const problem = await problemOf(path, kind);
  if (problem === null) return;
  throw new RetakeError('USAGE', `${path} is ${problem}`, { hint: 'Name a new or empty folder with --out.' });
}

async function problemOf(path: string, kind: FolderKind): Promise<string | null> {
  const names = namesIn(path);
  if (names === null || names === 'a file') return names;
  if (names.every((name) => name === LOCK)) return null;
  const document = await readMark(join(path, kind.mark), kind.schema);
  if (document === null) return `a folder with other files in it (no ${kind.mark} of ${kind.schema})`;
  const [stranger] = kind.listsFiles ? strangers(path, kind.mark, document) : [];
  return stranger === undefined ? null : `a dataset with a file in it that is not part of it: ${stranger}`;
}

/** Of a folder; null where nothing is there. */
function namesIn(path: string): string[] | 'a file' | null {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return null;
    return entry.isDirectory() ? readdirSync(path) : 'a file';
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

interface MarkDocument {
  files?: unknown;
}

/** A manifest is as long as its dataset: only what is asked of it is kept. */
async function readMark(path: string, schema: string): Promise<MarkDocument | null> {
  try {
    const document = await headerOf(fileSource(path, '').open(), ['schema', 'files']);
    return document.schema === schema ? document : null;
  } catch {
    return null;
  }
}

function strangers(folder: string, mark: string, { files }: MarkDocument): string[] {
  const listed = Array.isArray(files) ? files.map((file: { path?: unknown }) => file?.path) : [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file !== mark && !listed.includes(file));
}
