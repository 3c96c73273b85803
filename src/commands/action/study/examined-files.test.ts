import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { examinedFiles } from './examined-files.ts';

const root = mkdtempSync(join(tmpdir(), 'retake-examined-'));
afterAll(() => rmSync(root, { recursive: true }));

it('leaves an exam where it was written', () => {
  const exam = examinedFiles({ cwd: root, results: ['after/**/*'] }, root, 'after');
  expect(exam).toEqual({ folder: 'after', paths: ['**/*'] });
});

it('takes the pushed results along under their own paths', () => {
  const pushed = join(root, 'pushed');
  mkdirSync(join(pushed, 'benchmarks'), { recursive: true });
  writeFileSync(join(pushed, 'benchmarks/math.json'), '{}');
  const exam = examinedFiles({ cwd: pushed, results: ['benchmarks/*.json#model'] }, root, 'before');
  expect(exam).toEqual({ folder: 'before', paths: ['benchmarks/*.json#model'] });
  expect(existsSync(join(root, 'before/benchmarks/math.json'))).toBe(true);
});
