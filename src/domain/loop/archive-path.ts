import { isReservedName } from '../reserved-name.ts';

const LONGEST = 300;

/** Why a path in an archive from outside must not be written, as the end of a sentence; null where it may. */
export function archivePathProblem(path: string): string | null {
  if (path === '' || path.length > LONGEST) return 'is no usable path';
  if (/[\u0000-\u001f\u007f\\:]/.test(path)) return 'holds a character that paths must not hold';
  if (path.startsWith('/') || path.startsWith('~')) return 'is an absolute path';
  const parts = path.split('/');
  if (parts.includes('..')) return 'leads out of the folder';
  if (parts.some((part) => part === '' || part === '.')) return 'is no usable path';
  if (parts.some((part) => part.startsWith('.git') || isReservedName(part))) return 'has a reserved name';
  return null;
}
