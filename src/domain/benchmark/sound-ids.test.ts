import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { run } from '../../../test/builders/run.ts';
import { compareRuns } from '../comparison/compare.ts';
import { withSoundIds } from './sound-ids.ts';

const algebra = answer({ id: '1', prompt: 'What is x?', outcome: 'correct', response: 'x' });
const history = answer({ id: '1', prompt: 'Who was Cato?', outcome: 'incorrect', category: 'history' });
const law = answer({ id: '2', prompt: 'What is a lease?', outcome: 'correct', category: 'law' });

describe('withSoundIds', () => {
  test('leaves ids alone that stand for one question, also in repeats, variants and other white space', () => {
    const items = [
      algebra,
      answer({ id: '1', prompt: 'What  is x? ', repeat: 1 }),
      answer({ id: '1', prompt: 'Tell me x.', variant: 'informal' }),
      answer({ id: '1', prompt: 'Another', task: 'other' }),
      answer({ id: null, prompt: 'Without' }),
    ];
    expect(withSoundIds(items)).toEqual({ runs: [items], warnings: [] });
  });

  test('takes an id away that stands for several prompts, in every run', () => {
    const { runs, warnings } = withSoundIds([algebra, history, law], [algebra]);
    expect(runs.map((items) => items.map(({ id }) => id))).toEqual([[null, null, '2'], [null]]);
    expect(warnings).toMatchObject([{ code: 'ambiguous-id', count: 1 }]);
    expect(warnings[0]?.message).toContain(
      '1 id stands for more than one question of a run (such as sums/1)',
    );
  });

  test('tells one prompt in several categories apart by the category', () => {
    const items = [algebra, { ...algebra, category: 'physics' }];
    expect(withSoundIds(items).runs[0]?.map(({ id }) => id)).toEqual(['math/1', 'physics/1']);
  });

  test('takes a prompt that differs between the runs alone for a changed question', () => {
    expect(withSoundIds([algebra], [{ ...algebra, prompt: 'What is y?' }]).warnings).toEqual([]);
  });
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
