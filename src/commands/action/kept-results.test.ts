import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptResults } from './kept-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-kept-'));
mkdirSync(join(folder, 'other'));
writeFileSync(join(folder, 'other/x.jsonl'), '{}\n');

const kept = (path: string, paths: string[], formats = ['retake']) => {
  const results = formats.map((format) => ({ path, format, task: 'exam', items: 1, sha256: '0' }));
  return keptResults({ results }, { paths, format: 'auto' }, folder);
};

it('are read as the configuration says, where it finds them', () => {
  expect(kept('other/x.jsonl', ['other/*.jsonl'])).toEqual({ paths: ['other/*.jsonl'], format: 'auto' });
  expect(kept('./other/x.jsonl', ['other/x.jsonl#m']).paths).toEqual(['other/x.jsonl#m']);
});

it('else as the dataset names them', () => {
  expect(kept('other/x.jsonl', ['gone/*'])).toEqual({ paths: ['other/x.jsonl'], format: 'retake' });
  expect(kept('other/x.jsonl', ['gone/*'], ['retake', 'csv']).format).toBe('auto');
});

it('are never read elsewhere', () => {
  for (const path of ['../x.jsonl', '/etc/passwd', 'other/../../x'])
    expect(() => kept(path, ['other/*'])).toThrow('results outside of it');
});
