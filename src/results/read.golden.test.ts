import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditRun } from '../domain/audit-run.ts';
import type { BenchmarkItem, Outcome } from '../domain/item.ts';
import { readRun } from './read.ts';

const cwd = process.env.RETAKE_DATA ?? '../shared/data';
const missing = (path: string) => !existsSync(`${cwd}/${path}`);

function count(items: readonly BenchmarkItem[]): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe.skipIf(missing('seed-benchmark'))('the seed benchmark', () => {
  it.each([
    ['math', { win: 3, loss: 12, tie: 35 }],
    ['code', { win: 24, loss: 16, tie: 10 }],
  ])('%s', async (category, outcomes) => {
    const run = await readRun([`seed-benchmark/results/${category}_*.json`], { cwd });
    expect(count(run.items)).toEqual(outcomes);
    expect(new Set(run.items.map((item) => item.category))).toEqual(new Set([category]));
  });

  it('has a report that names the model', async () => {
    const run = await readRun(['seed-benchmark/benchmark_report_*.json', 'seed-benchmark/results/*.json'], {
      cwd,
    });
    expect([run.model, run.items.length]).toEqual(['/workspace/data/Cogumi-LLM/checkpoints/final', 100]);
  });

  it('is audited', async () => {
    const run = await readRun(['seed-benchmark/results/*.json'], { cwd });
    const counts = auditRun(run.items).map(({ code, category, count }) => [category, code, count]);
    expect(counts).toEqual(
      expect.arrayContaining([
        ['math', 'win-contradicts-reference', 3],
        ['math', 'judge-position', 50],
        ['code', 'judge-position', 50],
        ['code', 'winner-without-lead', 8],
        ['math', 'truncated-responses', 2],
      ]),
    );
    expect(counts.map(([, code]) => code)).not.toContain('duplicate-prompts');
    expect(counts.map(([, code]) => code)).not.toContain('empty-responses');
  });
});

describe.skipIf(missing('gsm8k'))("GSM8K's example solutions", () => {
  const RIGHT = {
    '6b_finetuning': 286,
    '6b_verification': 515,
    '175b_finetuning': 458,
    '175b_verification': 742,
  };
  const rightAnswers = async (model: string) => {
    const run = await readRun([`gsm8k/example_model_solutions.jsonl#${model}`], { cwd });
    expect([run.model, run.items.length, run.warnings]).toEqual([model, 1319, []]);
    return run.items.map(({ outcome }) => outcome === 'correct');
  };

  it.each(Object.entries(RIGHT))('%s', async (model, right) => {
    expect((await rightAnswers(model)).filter(Boolean)).toHaveLength(right);
  });

  it.each([
    ['6b_finetuning', '6b_verification', [222, 293, 64, 740]],
    ['175b_finetuning', '175b_verification', [382, 360, 76, 501]],
    ['6b_finetuning', '175b_finetuning', [198, 260, 88, 773]],
  ])('%s to %s', async (before, after, flips) => {
    const [old, young] = [await rightAnswers(before), await rightAnswers(after)];
    const tally = [0, 0, 0, 0];
    for (const [index, was] of old.entries()) {
      const is = young[index];
      const cell = was && is ? 0 : is ? 1 : was ? 2 : 3;
      tally[cell] = (tally[cell] ?? 0) + 1;
    }
    expect(tally).toEqual(flips);
  });
});
