import { expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { compareRuns } from '../../../test/builders/compare-runs.ts';
import { run } from '../../../test/builders/run.ts';
import { toldApart } from './shared-ids.ts';

const algebra = answer({ id: '1', prompt: 'What is x?', outcome: 'correct', response: 'x' });
const history = answer({ id: '1', prompt: 'Who was Cato?', outcome: 'incorrect', category: 'history' });

test('an item is told apart by its prompt, or by its category', () => {
  expect(toldApart(algebra, 'prompt').id).toBeNull();
  expect(toldApart(history, 'category').id).toBe('history/1');
});

test('questions that share an id are compared apart, not averaged as repeats', () => {
  const options = { manifest: null, sha256 };
  const fixed = { ...history, outcome: 'correct' as const, score: 1 };
  const { overall, categories, unmatched, warnings } = compareRuns(
    run([algebra, history]),
    run([fixed, algebra]),
    options,
  );
  expect(overall.all).toMatchObject({ items: 2, improved: 1, unchanged: 1, before: 0.5, after: 1 });
  expect(Object.keys(categories)).toEqual(['math', 'history']);
  expect(categories.history?.all).toMatchObject({ items: 1, improved: 1 });
  expect(unmatched).toEqual({ added: 0, removed: 0, changed: 0, errors: 0 });
  expect(warnings.map(({ code }) => code)).toEqual(['ambiguous-id']);
});
