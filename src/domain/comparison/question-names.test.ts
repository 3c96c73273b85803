import { describe, expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import { notedRuns } from '../../../test/builders/noted.ts';
import { run } from '../../../test/builders/run.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';

const algebra = answer({ id: '1', prompt: 'What is x?', outcome: 'correct', response: 'x' });
const history = answer({ id: '1', prompt: 'Who was Cato?', outcome: 'incorrect', category: 'history' });
const law = answer({ id: '2', prompt: 'What is a lease?', outcome: 'correct', category: 'law' });

const namesOf = (before: BenchmarkItem[], after: BenchmarkItem[] = []) =>
  notedRuns(run(before), run(after)).pairing.names;

describe('question names', () => {
  test('are ids that stand for one question, also in repeats, variants and other white space', () => {
    const items = [
      algebra,
      answer({ id: '1', prompt: 'What  is x? ', repeat: 1 }),
      answer({ id: '1', prompt: 'Tell me x.', variant: 'informal' }),
      answer({ id: '1', prompt: 'Another', task: 'other' }),
      answer({ id: null, prompt: 'Without' }),
    ];
    const names = namesOf(items);
    expect(items.map((_, row) => names.apart(row))).toEqual([null, null, null, null, null]);
    expect(names.warnings).toEqual([]);
  });

  test('are prompts where an id stands for several, in every run', () => {
    const names = namesOf([algebra, history, law], [algebra]);
    expect([0, 1, 2, 3].map((row) => names.apart(row))).toEqual(['prompt', 'prompt', null, 'prompt']);
    expect(names.isSameName(0, 3)).toBe(true);
    expect(names.isSameName(0, 1)).toBe(false);
    expect(names.warnings).toMatchObject([{ code: 'ambiguous-id', count: 1 }]);
    expect(names.warnings[0]?.message).toContain(
      '1 id stands for more than one question of a run (such as sums/1)',
    );
  });

  test('tell one prompt in several categories apart by the category', () => {
    const names = namesOf([algebra, { ...algebra, category: 'physics' }]);
    expect([0, 1].map((row) => names.apart(row))).toEqual(['category', 'category']);
    expect(names.isSameName(0, 1)).toBe(false);
  });

  test('stay where a prompt differs between the runs alone: that is a changed question', () => {
    expect(namesOf([algebra], [{ ...algebra, prompt: 'What is y?' }]).warnings).toEqual([]);
  });
});
