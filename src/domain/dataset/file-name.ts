import type { Sha256 } from '../benchmark/identity.ts';

/**
 * A file name for a category that came from outside: letters, digits, dot, dash and underscore; never a path,
 * a hidden file or a name that Windows reserves. Where characters had to go, a short hash keeps names apart.
 */
export function fileNameOf(category: string, sha256: Sha256): string {
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/.test(category) && !category.endsWith('.');
  if (isPlain && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(category)) return category;
  const plain = category
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${plain || 'category'}-${sha256(category).slice(0, 8)}`;
}
