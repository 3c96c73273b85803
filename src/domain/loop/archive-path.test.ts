import { describe, expect, it } from 'vitest';
import { archivePathProblem } from './archive-path.ts';

describe('paths in an archive from outside', () => {
  it.each(['manifest.json', 'held-out/math.jsonl', 'a.b/c d.jsonl', 'très/été.json', '...'])(
    'takes %s',
    (path) => {
      expect(archivePathProblem(path)).toBeNull();
    },
  );

  it.each([
    '',
    '..',
    '../x',
    'a/../../x',
    '/etc/passwd',
    '~/x',
    'C:/x',
    'a\\..\\x',
    'a\u0000b',
    'a\nb',
    'a//b',
    './a',
    '.git/hooks/post-checkout',
    'x/.gitattributes',
    'nul',
    'AUX.txt',
    'x'.repeat(301),
  ])('refuses %j', (path) => {
    expect(archivePathProblem(path)).not.toBeNull();
  });
});
