import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { compareRuns } from '../../../test/builders/compare-runs.ts';
import { run } from '../../../test/builders/run.ts';

const SOLUTIONS = `${process.env.RETAKE_DATA ?? '../shared/data'}/gsm8k/example_model_solutions.jsonl`;

type Row = { question: string } & Record<string, { is_correct: boolean; solution: string }>;

describe.skipIf(!existsSync(SOLUTIONS))("GSM8K's published solutions", () => {
  // The body of a suite runs even where its tests are skipped.
  const rows = (existsSync(SOLUTIONS) ? readFileSync(SOLUTIONS, 'utf8') : '')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const runOf = (model: string) =>
    run(
      rows.map((row) =>
        answer({
          task: 'gsm8k',
          prompt: row.question,
          response: row[model]?.solution ?? '',
          outcome: row[model]?.is_correct ? 'correct' : 'incorrect',
        }),
      ),
    );
  const compare = (before: string, after: string) =>
    compareRuns(runOf(before), runOf(after), { manifest: null, sha256 });

  test.each([
    ['6b_finetuning', '6b_verification', 293, 64, 740],
    ['175b_finetuning', '175b_verification', 360, 76, 501],
    ['6b_finetuning', '175b_finetuning', 260, 88, 773],
  ])('%s to %s: %i fixed, %i broken, %i still wrong', (before, after, fixed, broken, stillWrong) => {
    const { overall, changes } = compare(before, after);
    expect(overall.all).toMatchObject({ items: 1319, improved: fixed, worsened: broken });
    expect(changes.filter((change) => change.before.score + change.after.score === 0)).toHaveLength(
      stillWrong,
    );
  });

  test('has the accuracy, interval and p of the reference implementation', () => {
    const all = compare('6b_finetuning', '6b_verification').overall.all;
    expect(all?.before).toBeCloseTo(286 / 1319, 12);
    expect(all?.after).toBeCloseTo(515 / 1319, 12);
    expect(all?.interval[0]).toBeCloseTo(0.14684129836445156, 9);
    expect(all?.interval[1]).toBeCloseTo(0.1998657417566688, 9);
    expect((all?.p ?? 0) / 3.928874710490944e-36).toBeCloseTo(1, 9);
  });
});
