import { readFileSync } from 'node:fs';
import { RetakeError } from '../domain/error.ts';

/** A file's text; null where there is none. Throws RetakeError CONFIG_INVALID where it cannot be read. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return null;
    const what = code === 'EISDIR' ? 'is a directory, not a file' : `cannot be read (${code})`;
    throw new RetakeError('CONFIG_INVALID', `${path}: ${what}`, {
      hint: 'Name a readable YAML file.',
      cause: error,
    });
  }
}
