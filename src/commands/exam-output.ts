import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { cannotWrite } from '../results/cannot-write.ts';
import { whileLocked } from '../results/folder-lock.ts';

/**
 * Has an exam's results written to `out` by this run alone: a second one would ask, and pay for, the same questions.
 * `sit` is given where `out` leads. Throws USAGE where another run is at work, or where `out` is no file.
 */
export async function whileSitting<T>(out: string, sit: (place: string) => Promise<T>): Promise<T> {
  const place = placeOf(out);
  return await whileLocked(join(dirname(place), `.${basename(place)}.lock`), out, () => sit(place));
}

/** Where a path leads, in a folder that is there. */
function placeOf(out: string): string {
  try {
    mkdirSync(dirname(out), { recursive: true });
    const entry = statSync(out, { throwIfNoEntry: false });
    if (entry === undefined || entry.isFile()) return entry === undefined ? out : realpathSync(out);
    throw new RetakeError('USAGE', `${out} is ${entry.isDirectory() ? 'a folder' : 'no plain file'}`, {
      hint: 'Name a file for the results with --out.',
    });
  } catch (cause) {
    throw cause instanceof RetakeError ? cause : cannotWrite(out, cause);
  }
}
