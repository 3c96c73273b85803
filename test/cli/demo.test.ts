import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import type { Receipt } from '../../src/domain/training/receipt.ts';
import type { Verdict } from '../../src/domain/verdict/verdict.ts';
import { type Ended, retake, scratch } from './retake.ts';

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

describe('the demo', () => {
  const cwd = scratch();
  const out = join(cwd, 'retake-demo');
  let ended: Ended;
  beforeAll(async () => {
    ended = await retake(['demo'], { cwd });
  });

  test('passes, shows its comment and says where its files are', () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^### .* Retake: PASS\./);
    expect(ended.stderr).toMatch(/all files are in retake-demo/);
    expect(readFileSync(join(out, 'comment.md'), 'utf8')).toMatch(/^### .* Retake: PASS\./);
  });

  test('really trained: its receipt, its dataset and its weights agree', () => {
    const receipt = readJson(out, 'training/receipt.json') as Receipt;
    const manifest = readJson(out, 'dataset/manifest.json') as Manifest;
    expect(receipt.dataset_digest).toBe(manifest.digest);
    expect(receipt.steps.done).toBe(receipt.steps.planned);
    expect(receipt.adapter?.largest_change).toBeGreaterThan(0);
    expect(readFileSync(join(out, 'base.json'), 'utf8')).not.toBe(
      readFileSync(join(out, 'training/weights.json'), 'utf8'),
    );
  });

  test('was judged on items that it never trained on', () => {
    const { categories } = readJson(out, 'verdict.json') as Verdict;
    expect(Object.keys(categories).length).toBeGreaterThanOrEqual(4);
    const manifest = readJson(out, 'dataset/manifest.json') as Manifest;
    for (const [name, { held_out }] of Object.entries(categories)) {
      expect(held_out?.items).toBe(manifest.categories[name]?.held_out);
    }
  });

  test('gives the same numbers a second time, others with another seed', async () => {
    const again = await retake(['demo', '--json'], { cwd });
    expect(JSON.parse(again.stdout)).toEqual(readJson(out, 'verdict.json'));
    const other = await retake(['demo', '--seed', '7', '--json', '--out', 'seven'], { cwd });
    expect(JSON.parse(other.stdout).overall).not.toEqual(JSON.parse(again.stdout).overall);
  });

  test('forgets without replay, and fails by a guard for it', async () => {
    const { code, stdout } = await retake(['demo', '--no-replay', '--json', '--out', 'forgets'], { cwd });
    expect(code).toBe(1);
    const verdict = JSON.parse(stdout) as Verdict;
    const failed = verdict.criteria.filter(({ finding }) => finding === 'fail');
    expect(failed.map(({ kind }) => kind)).toContain('guard');
    expect(failed.every(({ improved, worsened }) => (worsened ?? 0) > (improved ?? 0))).toBe(true);
  });

  test('Ctrl-C ends it with 130 and leaves nothing half-written', async () => {
    const interruption = new AbortController();
    const running = retake(['demo', '--out', 'stopped'], { cwd, signal: interruption.signal });
    const stopped = join(cwd, 'stopped');
    const begun = setInterval(() => existsSync(join(stopped, 'config.json')) && interruption.abort(), 10);
    const { code, stderr } = await running;
    clearInterval(begun);
    expect(code).toBe(130);
    expect(stderr).toMatch(/interrupted/i);
    const files = readdirSync(stopped, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.includes('.partial-'))).toEqual([]);
    expect(files).not.toContain('comment.md');
    for (const file of files.filter((name) => name.endsWith('.json'))) readJson(stopped, file);
  });
});
