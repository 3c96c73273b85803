import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ExamItem } from '../../src/benchmark/exam.ts';
import { readExamRow } from '../../src/benchmark/exam-rows.ts';
import { sitExam } from '../../src/benchmark/sit-exam.ts';
import { examOptions, rowsOf, scratch, serve } from './exam-setup.ts';
import { questionOf } from './model-server.ts';

const DATA = process.env.RETAKE_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const GSM8K = join(DATA, 'gsm8k');

const linesOf = <T>(file: string) =>
  readFileSync(join(GSM8K, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

function examOf(file: string): ExamItem[] {
  return linesOf(file).map((row) => {
    const item = readExamRow(row, { task: 'gsm8k', category: 'math' });
    if (item === null) throw new Error('no question');
    return item;
  });
}

interface Solved {
  question: string;
  '6b_finetuning': { is_correct: boolean; solution: string };
}

describe.skipIf(!existsSync(GSM8K))('GSM8K at full size', () => {
  it('grades the test set as its authors did', async () => {
    const solved = new Map(
      linesOf<Solved>('example_model_solutions.jsonl').map((row) => [row.question, row['6b_finetuning']]),
    );
    const server = await serve({ answer: (body) => solved.get(questionOf(body))?.solution ?? '' });
    const out = join(scratch(), 'test.jsonl');
    const report = await sitExam(
      examOptions(server.url, out, { questions: examOf('test.jsonl'), concurrency: 32 }),
    );
    const rows = rowsOf(out);
    expect(rows).toHaveLength(1319);
    const otherwise = rows.filter(
      ({ prompt, outcome }) => (outcome === 'correct') !== solved.get(prompt)?.is_correct,
    );
    expect(otherwise.map(({ prompt, outcome }) => [outcome, prompt])).toEqual([]);
    expect(report.categories.math?.outcomes.correct).toBe(286);
    console.log(
      `GSM8K test: ${JSON.stringify(report.categories.math?.outcomes)} in ${report.seconds.toFixed(1)} s`,
    );
  });

  it('finds exactly the failures of an answerer that fails 30 % of the training problems', async () => {
    const questions = examOf('train.jsonl');
    const fails = (question: string) =>
      Number.parseInt(createHash('sha256').update(question).digest('hex').slice(0, 8), 16) / 2 ** 32 < 0.3;
    const reference = new Map(questions.map((item) => [item.prompt, item.reference ?? '']));
    const server = await serve({
      answer: (body) => {
        const question = questionOf(body);
        const gold = reference.get(question) ?? '';
        return fails(question) ? `I give up.\n#### ${gold.length * 1000 + 7}` : gold;
      },
    });
    const out = join(scratch(), 'train.jsonl');
    const report = await sitExam(examOptions(server.url, out, { questions, concurrency: 32 }));
    const rows = rowsOf(out);
    const failed = rows.filter(({ outcome }) => outcome === 'incorrect').map(({ prompt }) => prompt);
    expect(failed).toEqual(questions.filter(({ prompt }) => fails(prompt)).map(({ prompt }) => prompt));
    expect(rows.filter(({ outcome }) => outcome === 'correct')).toHaveLength(7473 - failed.length);
    const peak = (process.memoryUsage.rss() / 2 ** 20).toFixed(0);
    console.log(
      `GSM8K train: 7473 answered in ${report.seconds.toFixed(1)} s, ${failed.length} failures, RSS ${peak} MiB with its server`,
    );
  });
});
