import { RetakeError } from '../domain/error.ts';

/** What a file system said, as an error that names the path. */
export function cannotWrite(path: string, cause: unknown): RetakeError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RetakeError('OUTPUT_FAILED', `cannot write ${path}: ${reason}`, {
    hint: 'Check that the folder can be written to and that the disk is not full.',
    cause,
  });
}
