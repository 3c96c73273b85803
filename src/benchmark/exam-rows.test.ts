import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { distinctQuestions } from './distinct-questions.ts';
import { readExamRow } from './exam-rows.ts';

const defaults = { task: 'exam', category: null };

describe('readExamRow', () => {
  it.each([
    [{ prompt: 'p' }, { task: 'exam', id: null, category: 'exam', prompt: 'p' }],
    [
      {
        prompt: 'p',
        task: 't',
        id: 7,
        category: 'c',
        reference: 'r',
        opponent_response: 'o',
        outcome: 'win',
      },
      { task: 't', id: '7', category: 'c', prompt: 'p', reference: 'r', opponentResponse: 'o' },
    ],
    [
      { question: 'q', answer: 'so\n#### 4' },
      { task: 'exam', id: null, category: 'exam', prompt: 'q', reference: 'so\n#### 4' },
    ],
    [
      { prompt: 'p', answer: 'not a reference', reference: null },
      { task: 'exam', id: null, category: 'exam', prompt: 'p' },
    ],
    [{ answer: 'a' }, null],
    [{ prompt: 7 }, null],
    ['p', null],
    [null, null],
  ])('%j', (row, item) => {
    expect(readExamRow(row, defaults)).toEqual(item);
  });
});

describe('distinctQuestions', () => {
  const item = (id: string | null, prompt: string) => ({ task: 't', id, category: 'c', prompt });
  const hex = (text: string) => createHash('sha256').update(text).digest('hex');

  it('keeps the first of several answers to one question', async () => {
    const questions = [item('1', 'a'), item('1', 'a'), item(null, 'a'), item(null, ' a '), item(null, 'b')];
    const kept = [];
    for await (const question of distinctQuestions(questions, hex)) kept.push(question);
    expect(kept).toEqual([questions[0], questions[2], questions[4]]);
  });
});
