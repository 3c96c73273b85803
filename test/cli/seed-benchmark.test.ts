import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import type { Verdict } from '../../src/domain/verdict/verdict.ts';
import { DATA, HAS_DATA, ROOT, retake, scratch } from './retake.ts';

const SEED = join(DATA, 'seed-benchmark');
const RESULTS = join(SEED, 'results/*_intermediate.json');
const PLAN = join(ROOT, 'examples/seed-plan/retake.yml');

const readRows = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe.skipIf(!HAS_DATA)('the seed benchmark (skipped where its files are absent)', () => {
  test('the plan’s own configuration makes the plan’s 73 rows, in its order', async () => {
    const out = join(scratch(), 'dataset');
    const { code, stdout } = await retake([
      'extract',
      '--config',
      PLAN,
      '--results',
      RESULTS,
      '--out',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    const { categories, examples } = JSON.parse(stdout) as Manifest;
    expect(categories.math?.outcomes).toEqual({ win: 3, loss: 12, tie: 35 });
    expect(categories.code?.outcomes).toEqual({ win: 24, loss: 16, tie: 10 });
    expect([categories.math?.examples, categories.code?.examples, examples]).toEqual([47, 26, 73]);
    for (const category of ['math', 'code']) {
      const taught = (path: string) =>
        readRows(path).map(({ instruction, output }) => ({ instruction, output }));
      const expected = taught(join(SEED, `expected/${category}_failures_from_benchmark.jsonl`));
      expect(taught(join(out, `${category}.jsonl`))).toEqual(expected);
    }
  });

  test('the audit finds what was right all along, flags the judge, and calls no right answer wrong', async () => {
    const out = join(scratch(), 'dataset');
    const { stdout } = await retake([
      'extract',
      '--results',
      RESULTS,
      '--holdout',
      '0',
      '--out',
      out,
      '--json',
    ]);
    const { categories, warnings } = JSON.parse(stdout) as Manifest;
    const { audit } = categories.math ?? {};
    expect(audit?.['already-right']).toBeGreaterThanOrEqual(33);
    expect(audit?.['already-right']).toBeLessThanOrEqual(37);
    // By a person's reading 10 of the 47 are wrong: what is not surely right or wrong is ambiguous.
    expect(audit?.confirmed).toBeLessThanOrEqual(10);
    const flagged = (code: string) => warnings.filter((warning) => warning.code === code);
    expect(flagged('win-contradicts-reference')).toMatchObject([{ category: 'math', count: 3 }]);
    expect(flagged('judge-position').map(({ category, count }) => [category, count])).toEqual([
      ['code', 50],
      ['math', 50],
    ]);
  });

  test('a re-run that got worse fails by default, and never passes even under the plan’s rules', async () => {
    const after = join(scratch(), 'math_after.json');
    const math = JSON.parse(readFileSync(join(SEED, 'results/math_intermediate.json'), 'utf8'));
    const winners = (index: number) => (index < 2 ? 'A' : index < 11 ? 'TIE' : 'B');
    math.results.forEach((row: { judgment: { winner: string } }, index: number) => {
      row.judgment.winner = winners(index);
    });
    writeFileSync(after, JSON.stringify(math));
    const before = join(SEED, 'results/math_intermediate.json');
    const judged = await retake(['compare', '--before', before, '--after', after, '--json']);
    expect(judged.code).toBe(1);
    expect((JSON.parse(judged.stdout) as Verdict).verdict).toBe('fail');
    const byPlan = await retake([
      'compare',
      '--before',
      before,
      '--after',
      after,
      '--config',
      PLAN,
      '--json',
    ]);
    expect((JSON.parse(byPlan.stdout) as Verdict).verdict).not.toBe('pass');
  });

  test('items that were trained on are no evidence: by default nothing can pass on them', async () => {
    const dir = scratch();
    const [out, after] = [join(dir, 'dataset'), join(dir, 'math_after.json')];
    await retake(['extract', '--config', PLAN, '--results', RESULTS, '--out', out]);
    const math = JSON.parse(readFileSync(join(SEED, 'results/math_intermediate.json'), 'utf8'));
    for (const row of math.results) row.judgment.winner = 'A';
    writeFileSync(after, JSON.stringify(math));
    const comment = join(dir, 'comment.md');
    const before = join(SEED, 'results/math_intermediate.json');
    const args = ['--before', before, '--after', after, '--dataset', out, '--comment', comment, '--json'];
    const { stdout } = await retake(['compare', ...args]);
    const verdict = JSON.parse(stdout) as Verdict;
    expect(verdict.verdict).not.toBe('pass');
    expect(verdict.contamination.trained_items_compared).toBe(47);
    expect(readFileSync(comment, 'utf8').split('<details>')[0]).toMatch(/47 of the 50 math items/);
  });
});
