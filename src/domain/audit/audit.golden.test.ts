import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditItem } from './audit.ts';

const DATA = process.env.RETAKE_DATA ?? '../shared/data';

interface JudgedRow {
  prompt: string;
  local_response: string;
  ground_truth: string;
  judgment: { winner: string };
}

/** A person read all 47: ties but #12 are right, and of the losses these. */
const RIGHT_LOSSES = new Set([5, 13, 16]);
const seedFile = `${DATA}/seed-benchmark/results/math_intermediate.json`;

describe.skipIf(!existsSync(seedFile))('the audit of the seed benchmark', () => {
  // The body of a suite runs even where its tests are skipped.
  const text = existsSync(seedFile) ? readFileSync(seedFile, 'utf8') : '{"results": []}';
  const rows = (JSON.parse(text) as { results: JudgedRow[] }).results;
  const audited = rows.map((row, number) => ({
    number,
    winner: row.judgment.winner,
    result: auditItem({ prompt: row.prompt, response: row.local_response, reference: row.ground_truth }),
  }));

  it('finds all 37 right answers among the 47 ties and losses, and calls no wrong one right', () => {
    const isRight = (row: { number: number; winner: string }) =>
      row.winner === 'TIE' ? row.number !== 12 : RIGHT_LOSSES.has(row.number);
    const failures = audited.filter((row) => row.winner !== 'A');
    expect(failures.filter(isRight)).toHaveLength(37);
    for (const row of failures)
      expect([row.number, row.result === 'already-right']).toEqual([row.number, isRight(row)]);
  });

  it('does not guess which of two contradicting values was meant', () => {
    expect(audited[17]?.result).toBe('ambiguous');
  });

  it('finds all three wins wrong', () => {
    const wins = audited.filter((row) => row.winner === 'A');
    expect(wins.map((row) => [row.number, row.result])).toEqual([
      [15, 'confirmed'],
      [39, 'confirmed'],
      [46, 'confirmed'],
    ]);
  });
});

const solutionsFile = `${DATA}/gsm8k/example_model_solutions.jsonl`;
const MODELS = ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'] as const;
type Solutions = { question: string; ground_truth: string } & Record<
  (typeof MODELS)[number],
  { is_correct: boolean; solution: string }
>;

describe.skipIf(!existsSync(solutionsFile))("the audit of GSM8K's example solutions", () => {
  it('reproduces is_correct for all 5,276', () => {
    const rows = readFileSync(solutionsFile, 'utf8').trim().split('\n');
    let answers = 0;
    for (const row of rows.map((line) => JSON.parse(line) as Solutions)) {
      for (const model of MODELS) {
        const { is_correct, solution } = row[model];
        const result = auditItem({ prompt: row.question, response: solution, reference: row.ground_truth });
        expect([row.question, model, result]).toEqual([
          row.question,
          model,
          is_correct ? 'already-right' : 'confirmed',
        ]);
        answers++;
      }
    }
    expect(answers).toBe(5276);
  });
});
