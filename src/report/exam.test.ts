import { describe, expect, it } from 'vitest';
import type { ExamReport } from '../domain/benchmark/exam-report.ts';
import { examStatus, examTable } from './exam.ts';

const mean = (value: number) => ({
  questions: 40,
  mean: value,
  interval: [value - 0.1, value + 0.1] as [number, number],
});

const report: ExamReport = {
  schema: 'retake.exam/1',
  out: 'after.jsonl',
  settings: {
    model: 'tuned',
    revision: null,
    system: null,
    samples: 5,
    grader: 'judge big (prompt 1)',
    temperature: 0.7,
    max_tokens: 2048,
    top_p: null,
    seed: 1,
  },
  questions: 50,
  answers: 250,
  errors: 2,
  categories: {
    'math\u001b[31m': {
      questions: 40,
      answers: 200,
      outcomes: { win: 120, tie: 60, loss: 20 },
      consistency: { agreement: mean(0.7), pass: [{ k: 5, any: mean(0.8), all: mean(0.3) }] },
    },
    code: {
      questions: 10,
      answers: 50,
      outcomes: { win: 48, error: 2 },
      consistency: { agreement: null, pass: [] },
    },
  },
  judge: {
    positions: { pairs: 248, agreed: 124, first: 200, second: 100, ties: 196, p: 1e-9 },
    unreadable: 3,
  },
  usage: [
    { model: 'tuned', asked: 200, from_store: 50, prompt_tokens: 1, completion_tokens: 1 },
    { model: 'big', asked: 496, from_store: 0, prompt_tokens: 1, completion_tokens: 1 },
  ],
  retries: 4,
  usd: 1.234,
  seconds: 75,
  warnings: [{ code: 'answer_error', category: null, count: 2, message: 'answers could not be had' }],
};

describe('examTable', () => {
  it('shows outcomes, consistency, the judge, the cost and the warnings', () => {
    expect(examTable(report)).toMatchInlineSnapshot(`
      "          questions  answers  outcomes                  agreement                          reliability
      math[31m         40      200  120 win, 60 tie, 20 loss  70 % (60 % to 80 %, 40 questions)  pass@5 80 % (70 % to 90 %, 40 questions), pass^5 30 % (20 % to 40 %, 40 questions)
      code             10       50  48 win, 2 error

      Judge: both orders agreed on 124 of 248 pairs (50 %); it chose the first answer 200 times, the second 100 times; 3 replies could not be read

      Asked in 1 min: tuned 200 and 50 from disk; big 496, 4 attempts made again; $1.23

      Warnings:
        2 answers could not be had"
    `);
  });
});

describe('examStatus', () => {
  const status = { done: 260, total: 1000, errors: 2, asked: 200, seconds: 10, usd: 0.12 };

  it('tells how far, how fast, how long, how dear', () => {
    expect(examStatus(status)).toBe(
      '▓▓▓▓▓░░░░░░░░░░░░░░░ 26 % 260 of 1,000, 20.0/s, 37 s left, 2 errors, $0.12',
    );
  });

  it('leaves out what is not known', () => {
    expect(examStatus({ done: 1, total: null, errors: 0, asked: 0, seconds: 0, usd: null })).toBe('1 answer');
  });
});
