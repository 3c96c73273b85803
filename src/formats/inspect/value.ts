import { type Grade, gradeOf } from '../grade.ts';

const LETTERS = new Map<string, number>([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['N', 0],
]);

/** What a scorer's value stands for: `C`, `P`, `I` and `N`, yes and no, or a number; NaN and null are no score. */
export function gradeOfValue(value: unknown): Grade {
  if (typeof value !== 'string') return gradeOf(value);
  const letter = LETTERS.get(value);
  if (letter !== undefined) return gradeOf(letter);
  if (/^(?:yes|true)$/iu.test(value)) return gradeOf(true);
  if (/^(?:no|false)$/iu.test(value)) return gradeOf(false);
  return gradeOf(value.trim() === '' ? undefined : Number(value));
}
