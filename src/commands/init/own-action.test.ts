import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ownAction } from './own-action.ts';

test.each([
  ['github:acme/retake', 'acme/retake'],
  ['acme/retake', 'acme/retake'],
  [{ url: 'git+https://github.com/acme/retake.git' }, 'acme/retake'],
  [{ url: 'git@github.com:acme/retake.git' }, 'acme/retake'],
  ['https://example.org/retake', null],
  [undefined, null],
])('a repository %j is %s', (repository, expected) => {
  const file = join(mkdtempSync(join(tmpdir(), 'retake-package-')), 'package.json');
  writeFileSync(file, JSON.stringify({ name: 'retake', repository }));
  expect(ownAction(pathToFileURL(file))).toBe(expected);
});
