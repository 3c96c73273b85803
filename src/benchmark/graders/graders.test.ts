import { describe, expect, it } from 'vitest';
import type { ExamItem } from '../exam.ts';
import { commandGrader } from './command-grader.ts';
import { readJudgeReply } from './judge-reply.ts';
import { patternGrader } from './pattern-grader.ts';
import { referenceGrader } from './reference-grader.ts';

const { signal } = new AbortController();
const item = (reference?: string): ExamItem => ({
  task: 't',
  id: '1',
  category: 'c',
  prompt: 'What is 2 + 2?',
  ...(reference === undefined ? {} : { reference }),
});
const answer = (text: string) => ({
  text,
  finish: 'stop' as const,
  promptTokens: null,
  completionTokens: null,
});

describe('the reference grader', () => {
  it.each([
    ['2 + 2 = 4', '4', 'correct'],
    ['#### 1,000.0', '#### 1000', 'correct'],
    ['I say 5.', '4', 'incorrect'],
    ['', '4', 'incorrect'],
    ['4', undefined, 'unscored'],
    ['4', 'An essay.\nIn two lines.', 'unscored'],
  ])('%j against %j: %s', async (text, reference, outcome) => {
    expect(await referenceGrader.grade(item(reference), answer(text), signal)).toEqual({ outcome });
  });
});

describe('the pattern grader', () => {
  const grader = patternGrader('<answer>(.*?)</answer>');

  it.each([
    ['<answer>5</answer> no, <answer> 4.0 </answer>', '4', 'correct'],
    ['<answer>Paris</answer>', 'He says <answer>Paris</answer>.', 'correct'],
    ['<answer>paris</answer>', 'Paris', 'incorrect'],
    ['4', '4', 'incorrect'],
  ])('%j against %j: %s', async (text, reference, outcome) => {
    expect(await grader.grade(item(reference), answer(text), signal)).toEqual({ outcome });
  });

  it('scores nothing without a reference', async () => {
    expect(await grader.grade(item(), answer('<answer>4</answer>'), signal)).toMatchObject({
      outcome: 'unscored',
    });
  });
});

describe('the command grader', () => {
  const grade = (program: string, text = 'x', timeoutMs = 20_000, stop = signal) =>
    commandGrader({ argv: [process.execPath, '-e', program], timeoutMs, cwd: process.cwd() }).grade(
      item('4'),
      answer(text),
      stop,
    );

  it('hands over question and answer, and takes the exit for the verdict', async () => {
    const program =
      'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>{const r=JSON.parse(t);process.exit(r.response===r.reference&&r.prompt==="What is 2 + 2?"?0:1)})';
    expect(await grade(program, '4')).toEqual({ outcome: 'correct' });
    expect(await grade(program, '5')).toEqual({ outcome: 'incorrect' });
  });

  it('does not mind a command that reads nothing', async () => {
    expect(await grade('process.exit(0)', 'x'.repeat(1_000_000))).toEqual({ outcome: 'correct' });
  });

  it('takes what never ends for wrong, and ends it', async () => {
    expect(await grade('for(;;);', 'x', 300)).toEqual({ outcome: 'incorrect' });
  });

  it('takes a sandbox that could not start for an error', async () => {
    expect(await grade('process.exit(125)')).toEqual({
      outcome: 'error',
      reason: 'the grading command ended with 125',
    });
  });

  it('stops the exam where the command is not there', async () => {
    const grader = commandGrader({ argv: ['retake-no-such-program'], timeoutMs: 1000, cwd: process.cwd() });
    await expect(grader.grade(item('4'), answer('4'), signal)).rejects.toMatchObject({
      code: 'BENCHMARK_FAILED',
    });
  });

  it('ends with the exam', async () => {
    const stop = new AbortController();
    const grading = grade('for(;;);', 'x', 60_000, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(grading).rejects.toThrow('stopped');
  });
});

describe('readJudgeReply', () => {
  const scores = { a: 8, b: 5 };

  it.each([
    ['{"reasoning":"r","score_a":8,"score_b":5,"winner":"A"}', { winner: 'A', reasoning: 'r', scores }],
    ['Well:\n```json\n{"winner":"tie"}\n```', { winner: 'TIE', reasoning: '', scores: null }],
    ['{"winner":" b ","score_a":"8","score_b":5}', { winner: 'B', reasoning: '', scores: null }],
    ['{"winner":"C"}', null],
    ['{"winner":"A"', null],
    ['A', null],
    ['', null],
    ['} {', null],
    ['[{"winner":"A"}]', { winner: 'A', reasoning: '', scores: null }],
  ])('%j', (text, reply) => {
    expect(readJudgeReply(text)).toEqual(reply);
  });
});
