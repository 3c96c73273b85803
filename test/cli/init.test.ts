import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Calibration } from '../../src/domain/calibration/calibrate.ts';
import { ROOT, retake, scratch } from './retake.ts';

const TARGETS = ['.github/retake.yml', '.github/workflows/retake.yml', '.github/workflows/retake-train.yml'];

/** A folder with graded results of two categories, and files that are no results. */
function repository(items = 60): string {
  const folder = scratch();
  mkdirSync(join(folder, 'benchmarks'));
  for (const category of ['math', 'code']) {
    const rows = Array.from({ length: items }, (_, index) => ({
      task: category,
      id: `${index}`,
      prompt: `${category} ${index}?`,
      response: `${index}`,
      outcome: index % 3 === 0 ? 'incorrect' : 'correct',
      reference: '-1',
    }));
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(join(folder, `benchmarks/${category}-results.jsonl`), lines);
  }
  writeFileSync(join(folder, 'package.json'), '{"name":"model"}');
  writeFileSync(join(folder, 'benchmarks/broken.jsonl'), '');
  execFileSync('git', ['init', '--quiet', '--initial-branch=trunk'], { cwd: folder });
  return folder;
}

test('writes a configuration and two workflows for the results it finds, and calibrates them', async () => {
  const cwd = repository();
  const { code, stdout, stderr } = await retake(['init'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('found 60 answers in benchmarks/code-results.jsonl');
  for (const file of TARGETS) expect(stderr).toContain(`wrote ${file}\n`);
  expect(stderr).toContain(join(ROOT, 'examples/workflows/retake-commands.yml'));
  const config = parse(readFileSync(join(cwd, '.github/retake.yml'), 'utf8'));
  expect(config.results.paths).toEqual(['benchmarks/*-results.jsonl']);
  const { on } = parse(readFileSync(join(cwd, '.github/workflows/retake.yml'), 'utf8'));
  expect(on.pull_request.paths).toEqual(['benchmarks/*-results.jsonl', '.github/retake.yml']);
  expect(on.push).toEqual({ branches: ['trunk'], paths: ['benchmarks/*-results.jsonl'] });
  expect(stdout).toMatch(/items decide, by\n {2}score improves\n/);
  expect(stdout).toMatch(/^Advice$/m);
});

test('what it prints is the calibration of what it wrote', async () => {
  const cwd = repository();
  const init = await retake(['init', '--results', 'benchmarks/math-results.jsonl', '--json'], { cwd });
  const calibrate = await retake(['calibrate', '--json'], { cwd });
  expect(JSON.parse(init.stdout)).toEqual(JSON.parse(calibrate.stdout));
});

test('holds out more than the default where that makes a verdict possible', async () => {
  const cwd = repository(120);
  const { stdout } = await retake(['init', '--json'], { cwd });
  const config = parse(readFileSync(join(cwd, '.github/retake.yml'), 'utf8'));
  const holdout = Number.parseFloat(config.split.holdout) / 100;
  const { items, advice } = JSON.parse(stdout) as Calibration;
  expect(holdout).toBeGreaterThan(0.3);
  expect(holdout).toBeLessThanOrEqual(0.5);
  expect(Math.abs(items / 240 - holdout)).toBeLessThan(0.1);
  expect(advice.keep).toBe(true);
});

test.each(TARGETS)('never overwrites %s, and then writes nothing at all', async (there) => {
  const cwd = repository();
  mkdirSync(join(cwd, '.github/workflows'), { recursive: true });
  writeFileSync(join(cwd, there), '# mine\n');
  const { code, stderr } = await retake(['init'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`${there} exists already; nothing was written`);
  expect(readFileSync(join(cwd, there), 'utf8')).toBe('# mine\n');
  for (const other of TARGETS.filter((file) => file !== there))
    expect(existsSync(join(cwd, other))).toBe(false);
});

test.each([
  [[], 'no result files are below'],
  [['--results', '../elsewhere.jsonl'], '../elsewhere.jsonl lies outside this folder'],
  [['--results', 'missing.jsonl'], 'There is no file missing.jsonl'],
])('%j in an empty folder ends with exit 2 and no file', async (args, message) => {
  const cwd = scratch();
  const { code, stderr } = await retake(['init', ...args], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(readdirSync(cwd)).toEqual([]);
});
