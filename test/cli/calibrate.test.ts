import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../src/domain/calibration/calibrate.ts';
import { DATA, HAS_DATA, ROOT, retake, scratch } from './retake.ts';

const SEED = join(DATA, 'seed-benchmark/results/*_intermediate.json');
const SOLUTIONS = join(DATA, 'gsm8k/example_model_solutions.jsonl');
const example = (name: string) => ['--config', join(ROOT, 'examples/seed-plan', name)];

async function calibrate(...args: string[]): Promise<Calibration> {
  const { code, stdout, stderr } = await retake(['calibrate', ...args, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as Calibration;
}

function falsePass({ noise }: Calibration, redrawn = 0.2): number {
  const line = noise.find((one) => one.redrawn === redrawn);
  if (line === undefined) throw new Error(`no line for ${redrawn}`);
  return line.verdicts.pass;
}

/** Results in the benchmark's own format, as many of each winner as its report counts. */
function judgedFile(folder: string, category: string, winners: Record<string, number>): string {
  const path = join(folder, `${category}_intermediate.json`);
  const list = Object.entries(winners).flatMap(([winner, count]) => Array<string>(count).fill(winner));
  const results = list.map((winner, index) => ({
    prompt: `${category} question ${index}`,
    local_response: 'An answer.',
    gpt4_response: 'Another answer.',
    judgment: { winner, reasoning: 'Because.' },
    ground_truth: null,
  }));
  writeFileSync(path, JSON.stringify({ timestamp: '2026-01-05T10:00:00', category, results }));
  return path;
}

function gradedFile(items: number, right: number): string {
  const path = join(scratch(), 'results.jsonl');
  const rows = Array.from({ length: items }, (_, index) => ({
    task: 'exam',
    id: `${index}`,
    prompt: `Question ${index}?`,
    response: `${index}`,
    outcome: index < right ? 'correct' : 'incorrect',
  }));
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

describe.skipIf(!HAS_DATA)('on the seed benchmark (skipped where its files are absent)', () => {
  test('the plan’s rule, any improvement, passes 56.5 % of the time when nothing has changed', async () => {
    const found = await calibrate('--results', SEED, ...example('any-improvement.yml'));
    expect(found).toMatchObject({ schema: 'retake.calibration/1', items: 100, draws: 50_000, seed: 1 });
    expect(Math.abs(falsePass(found) - 0.565)).toBeLessThan(0.01);
    // The defaults that it is told to use instead do not.
    expect(found.advice.keep).toBe(false);
    expect(found.advice.false_pass).toBeLessThanOrEqual(0.05);
  });

  test('with its floor for reasoning it still passes 36.5 % of the time', async () => {
    const reasoning = judgedFile(scratch(), 'reasoning', { A: 43, B: 7 });
    const rule = example('any-improvement-with-floor.yml');
    const found = await calibrate('--results', SEED, reasoning, ...rule);
    expect(found.items).toBe(150);
    expect(Math.abs(falsePass(found) - 0.365)).toBeLessThan(0.01);
  });

  test('the default criteria pass at most 5 % of the time, at every amount of noise', async () => {
    const { noise, items } = await calibrate('--results', SEED);
    expect(items).toBe(31);
    expect(noise.map(({ redrawn }) => redrawn)).toEqual([0.1, 0.2, 0.3, 0.4]);
    for (const { verdicts } of noise) expect(verdicts.pass).toBeLessThanOrEqual(0.05);
  });
});

describe.skipIf(!existsSync(SOLUTIONS))('on GSM8K (skipped where the file is absent)', () => {
  test('the default criteria pass at most 5 % of the time, and find a gain of 10 points', async () => {
    const found = await calibrate('--results', `${SOLUTIONS}#6b_finetuning`);
    for (const { verdicts } of found.noise) expect(verdicts.pass).toBeLessThanOrEqual(0.05);
    const gain = found.power.find(({ change }) => change === 0.1);
    expect(gain?.verdicts.pass).toBeGreaterThan(0.8);
    expect(found.advice.keep).toBe(true);
  });
});

describe('on 40 items of our own', () => {
  test('the default criteria pass at most 5 % of the time, and it says how many items would do', async () => {
    const found = await calibrate('--results', gradedFile(40, 25));
    for (const { verdicts } of found.noise) expect(verdicts.pass).toBeLessThanOrEqual(0.05);
    expect(found.items).toBeLessThan(25);
    expect(found.advice.items).toBeGreaterThan(found.items);
  });

  test('the table holds the rate with its error, the power for 5, 10 and 20 points, and the advice', async () => {
    const { code, stdout, stderr } = await retake(['calibrate', '--results', gradedFile(40, 25)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ +20 % +\d[\d.]* % +[\d.]+ to [\d.]+ % .* 50,000$/m);
    expect(stdout).toMatch(/^points +\+5 +\+10 +\+20$/m);
    expect(stdout).toMatch(/^points +−5 +−10 +−20$/m);
    expect(stdout).toMatch(/^Keep these criteria: they pass [\d.]+ % of the time/m);
  });

  test('the seed decides, and draws, share and dataset are taken as given', async () => {
    const file = gradedFile(40, 25);
    const quick = ['--results', file, '--draws', '500'];
    const first = await calibrate(...quick);
    expect(await calibrate(...quick)).toEqual(first);
    expect((await calibrate(...quick, '--seed', '2')).power).not.toEqual(first.power);
    const other = await calibrate(...quick, '--redrawn', '15%');
    expect(other.power[0]?.redrawn).toBe(0.15);
    expect(other.noise.map(({ redrawn }) => redrawn)).toContain(0.15);
    const dataset = join(scratch(), 'dataset');
    const { code } = await retake(['extract', '--results', file, '--holdout', '50%', '--out', dataset]);
    expect(code).toBe(0);
    expect((await calibrate(...quick, '--dataset', dataset)).items).toBeGreaterThan(first.items);
  });
});

test('a weak rule is said to be weak beside the verdict, a sound one is not', async () => {
  const folder = scratch();
  judgedFile(folder, 'math', { A: 3, B: 12, TIE: 35 });
  judgedFile(folder, 'code', { A: 24, B: 16, TIE: 10 });
  const results = join(folder, '*_intermediate.json');
  const comment = join(folder, 'comment.md');
  const opening = async (...args: string[]) => {
    await retake(['compare', '--before', results, '--after', results, '--comment', comment, ...args]);
    return readFileSync(comment, 'utf8').split('<details>')[0];
  };
  expect(await opening(...example('any-improvement.yml'))).toMatch(
    /These criteria pass 5[5-8] % of the time when nothing has changed\./,
  );
  expect(await opening()).not.toContain('nothing has changed');
});

test.each([
  [
    ['--redrawn', '2'],
    'calibrate: --redrawn: expected a share between 0 and 1, written as 0.3 or 30%, got 2',
  ],
  [['--draws', '0'], 'calibrate: --draws: must be at least 1, got 0'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await retake(['calibrate', '--results', gradedFile(2, 1), ...args]);
  expect(code).toBe(2);
  expect(stderr).toBe(`retake: ${message}\n  retake calibrate --help lists the flags.\n`);
});

test('where nothing was scored it says so', async () => {
  const folder = scratch();
  const path = join(folder, 'results.jsonl');
  writeFileSync(path, '{"task":"exam","id":"1","prompt":"?","response":"","outcome":"error"}\n');
  const { code, stderr } = await retake(['calibrate', '--results', path]);
  expect(code).toBe(2);
  expect(stderr).toContain('no item was scored');
  expect(readdirSync(folder)).toEqual(['results.jsonl']);
});
