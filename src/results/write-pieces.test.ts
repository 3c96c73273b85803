import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePieces } from './write-pieces.ts';

test('pieces become one file, and its digest is that of the file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'retake-pieces-')), 'a/b.txt');
  const digest = writePieces(path, ['one', '', 'two'].map(Buffer.from));
  expect(readFileSync(path, 'utf8')).toBe('onetwo');
  expect(digest).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
});
