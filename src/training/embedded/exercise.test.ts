import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/random.ts';
import {
  answerOf,
  CATEGORIES,
  categoryOf,
  countExercises,
  drawExercise,
  type Exercise,
  idOf,
  type Operation,
  parsePrompt,
  promptOf,
} from './exercise.ts';

describe('an exercise', () => {
  it.each<[Exercise, string, string, string, string]>([
    [{ a: 37, operation: 'add', b: 25 }, 'carry', '37+25', '37 + 25 = ?', '62'],
    [{ a: 99, operation: 'add', b: 1 }, 'carry', '99+1', '99 + 1 = ?', '100'],
    [{ a: 30, operation: 'add', b: 25 }, 'addition', '30+25', '30 + 25 = ?', '55'],
    [{ a: 0, operation: 'add', b: 0 }, 'addition', '0+0', '0 + 0 = ?', '0'],
    [{ a: 62, operation: 'subtract', b: 25 }, 'subtraction', '62-25', '62 - 25 = ?', '37'],
    [
      { a: 7, operation: 'compare', b: 25 },
      'comparison',
      '7vs25',
      'Is 7 less than, equal to or greater than 25?',
      'less',
    ],
    [
      { a: 8, operation: 'compare', b: 8 },
      'comparison',
      '8vs8',
      'Is 8 less than, equal to or greater than 8?',
      'equal',
    ],
    [
      { a: 9, operation: 'compare', b: 8 },
      'comparison',
      '9vs8',
      'Is 9 less than, equal to or greater than 8?',
      'greater',
    ],
  ])('%o', (exercise, category, id, prompt, answer) => {
    expect(categoryOf(exercise)).toBe(category);
    expect(idOf(exercise)).toBe(id);
    expect(promptOf(exercise)).toBe(prompt);
    expect(answerOf(exercise)).toBe(answer);
    expect(parsePrompt(prompt, 2)).toEqual(exercise);
  });
});

describe('parsePrompt', () => {
  it.each(['', '37 + 25', '37 * 25 = ?', '100 + 1 = ?', '25 - 37 = ?', 'What is 2 + 2?', '-1 + 2 = ?'])(
    'knows no exercise in "%s"',
    (prompt) => {
      expect(parsePrompt(prompt, 2)).toBeNull();
    },
  );
});

it.each(CATEGORIES)('draws exercises of %s', (category) => {
  const random = seededRandom(3, category);
  for (let draw = 0; draw < 300; draw++) {
    const exercise = drawExercise(category, 2, random);
    expect(categoryOf(exercise)).toBe(category);
    expect(parsePrompt(promptOf(exercise), 2)).toEqual(exercise);
  }
});

it('counts the exercises of each category', () => {
  const counted = new Map<string, number>();
  for (const operation of ['add', 'subtract', 'compare'] as Operation[]) {
    for (let a = 0; a < 100; a++) {
      for (let b = 0; b < (operation === 'subtract' ? a + 1 : 100); b++) {
        const category = categoryOf({ a, operation, b });
        counted.set(category, (counted.get(category) ?? 0) + 1);
      }
    }
  }
  for (const category of CATEGORIES) expect(countExercises(category, 2)).toBe(counted.get(category));
});
