import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/random.ts';
import { answerByModel, examExercises, sitExam } from './exam.ts';
import { CATEGORIES, categoryOf, idOf, parsePrompt } from './exercise.ts';
import { untrainedModel } from './model.ts';
import { parseSpec } from './spec.ts';

const spec = parseSpec(
  JSON.stringify({
    name: 'tiny',
    digits: 2,
    hidden: 16,
    base: {
      steps: 1,
      batch_size: 1,
      learning_rate: 0.01,
      shares: { addition: 0.25, carry: 0.25, subtraction: 0.25, comparison: 0.25 },
    },
    exam: { items_per_category: 500 },
  }),
  'model.json',
);
const model = untrainedModel('tiny', 2, 16, seededRandom(1, 'weights'));

describe('the exam', () => {
  it('asks as many different exercises of each category as the model file says', () => {
    const exercises = examExercises(spec, 42);
    expect(new Set(exercises.map(idOf)).size).toBe(2000);
    for (const category of CATEGORIES) {
      expect(exercises.filter((exercise) => categoryOf(exercise) === category)).toHaveLength(500);
    }
  });

  it('is the same for everyone who sits it, and another for another seed', () => {
    expect(examExercises(spec, 42)).toEqual(examExercises(spec, 42));
    expect(examExercises(spec, 42)).not.toEqual(examExercises(spec, 7));
  });

  it('writes down what the model said and marks it', () => {
    const rows = sitExam(model, spec, 42);
    const outcomes = new Set(rows.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['correct', 'incorrect']));
    for (const row of rows) {
      const exercise = parsePrompt(row.prompt, 2);
      expect(exercise).not.toBeNull();
      if (exercise !== null) expect(row.response).toBe(answerByModel(model, exercise));
      expect(row.outcome === 'correct').toBe(row.response === row.reference);
      expect(row).toMatchObject({ task: 'arithmetic', model: 'tiny' });
    }
  });

  it('is hard for a model that has learned nothing', () => {
    const sums = sitExam(model, spec, 42).filter(({ category }) => category === 'carry');
    expect(sums.filter(({ outcome }) => outcome === 'correct').length).toBeLessThan(25);
  });
});
