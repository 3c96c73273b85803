import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict/verdict.ts';
import { DATA, HAS_DATA, retake } from './retake.ts';

const SOLUTIONS = join(DATA, 'gsm8k/example_model_solutions.jsonl');
const compare = async (before: string, after: string) => {
  const ended = await retake([
    'compare',
    '--before',
    `${SOLUTIONS}#${before}`,
    '--after',
    `${SOLUTIONS}#${after}`,
    '--json',
  ]);
  return { ...ended, verdict: JSON.parse(ended.stdout) as Verdict };
};

describe.skipIf(!HAS_DATA)('GSM8K’s example solutions (skipped where the file is absent)', () => {
  test.each([
    ['6b_finetuning', '6b_verification', 293, 64],
    ['175b_finetuning', '175b_verification', 360, 76],
    ['6b_finetuning', '175b_finetuning', 260, 88],
  ])('%s -> %s: %i fixed, %i broken of 1,319', async (before, after, fixed, broken) => {
    const { verdict, code } = await compare(before, after);
    expect(code).toBe(0);
    expect(verdict.overall.all).toMatchObject({
      metric: 'accuracy',
      items: 1319,
      improved: fixed,
      worsened: broken,
    });
    const back = await compare(after, before);
    expect(back.verdict.overall.all?.change).toBeCloseTo(-(verdict.overall.all?.change ?? 0), 12);
    expect(back.code).toBe(1);
  });

  test('accuracy, interval and p are those of the reference implementation', async () => {
    const { verdict } = await compare('6b_finetuning', '6b_verification');
    const { before, after, interval, p } = verdict.overall.all ?? {};
    expect([before, after]).toEqual([286 / 1319, 515 / 1319]);
    expect(interval?.[0]).toBeCloseTo(0.14684129836445156, 9);
    expect(interval?.[1]).toBeCloseTo(0.1998657417566688, 9);
    expect((p ?? 0) / 3.928874710490944e-36).toBeCloseTo(1, 9);
  });
});
