import { own } from '../domain/own.ts';

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'must not be read by this user',
};

/** Why a file could not be read, to be put after its name. */
export function readFault(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return own(FAULTS, code) ?? `cannot be read: ${message}`;
}
