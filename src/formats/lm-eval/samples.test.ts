import { describe, expect, it } from 'vitest';
import { taskOf } from './samples.ts';

describe('taskOf', () => {
  it.each([
    ['samples_gsm8k_2025-05-24T18-23-30.957284.jsonl', 'gsm8k'],
    ['samples_mmlu_pro_law_2025-05-24T18:23:30.9.jsonl.gz', 'mmlu_pro_law'],
    ['samples_toy.jsonl', 'toy'],
    ['mine.json', 'mine'],
  ])('%s is of %s', (fileName, task) => {
    expect(taskOf(fileName)).toBe(task);
  });
});
