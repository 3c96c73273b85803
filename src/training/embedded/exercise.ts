import { type Random, randomBelow } from '../../domain/random.ts';

/** What the exam asks: two numbers and what to do with them. */
export interface Exercise {
  a: number;
  operation: Operation;
  b: number;
}

export type Operation = 'add' | 'subtract' | 'compare';

export const CATEGORIES = ['addition', 'carry', 'subtraction', 'comparison'] as const;
/** `addition` never carries a digit, `carry` is addition that does. */
export type Category = (typeof CATEGORIES)[number];

/** Answers of a comparison, in the order of the model's outputs. */
export const RELATIONS = ['less', 'equal', 'greater'] as const;

export function categoryOf({ a, operation, b }: Exercise): Category {
  if (operation === 'subtract') return 'subtraction';
  if (operation === 'compare') return 'comparison';
  return carries(a, b) ? 'carry' : 'addition';
}

function carries(a: number, b: number): boolean {
  for (; a > 0 && b > 0; a = Math.floor(a / 10), b = Math.floor(b / 10)) {
    if ((a % 10) + (b % 10) > 9) return true;
  }
  return false;
}

/** The right answer as it is written. */
export function answerOf({ a, operation, b }: Exercise): string {
  if (operation === 'add') return String(a + b);
  if (operation === 'subtract') return String(a - b);
  return RELATIONS[a < b ? 0 : a === b ? 1 : 2];
}

/** A stable name: `37+25`, `62-25`, `37vs25`. */
export function idOf({ a, operation, b }: Exercise): string {
  return `${a}${operation === 'add' ? '+' : operation === 'subtract' ? '-' : 'vs'}${b}`;
}

export function promptOf({ a, operation, b }: Exercise): string {
  if (operation === 'compare') return `Is ${a} less than, equal to or greater than ${b}?`;
  return `${a} ${operation === 'add' ? '+' : '-'} ${b} = ?`;
}

const PROMPTS: { operation: Operation; pattern: RegExp }[] = [
  { operation: 'add', pattern: /^(\d{1,9}) \+ (\d{1,9}) = \?$/ },
  { operation: 'subtract', pattern: /^(\d{1,9}) - (\d{1,9}) = \?$/ },
  { operation: 'compare', pattern: /^Is (\d{1,9}) less than, equal to or greater than (\d{1,9})\?$/ },
];

/** Reads a prompt back; null where it asks for nothing that this model knows. */
export function parsePrompt(prompt: string, digits: number): Exercise | null {
  for (const { operation, pattern } of PROMPTS) {
    const match = pattern.exec(prompt.trim());
    if (match === null) continue;
    const [a, b] = [Number(match[1]), Number(match[2])];
    const fits = Math.max(a, b) < 10 ** digits && !(operation === 'subtract' && a < b);
    return fits ? { a, operation, b } : null;
  }
  return null;
}

const OPERATION_OF: Record<Category, Operation> = {
  addition: 'add',
  carry: 'add',
  subtraction: 'subtract',
  comparison: 'compare',
};

/** A random exercise of a category with numbers of up to `digits` digits; a difference is never negative. */
export function drawExercise(category: Category, digits: number, random: Random): Exercise {
  for (;;) {
    const [a, b] = [randomBelow(10 ** digits, random), randomBelow(10 ** digits, random)];
    const exercise = { a, operation: OPERATION_OF[category], b };
    if (category === 'subtraction' && a < b) return { ...exercise, a: b, b: a };
    if (categoryOf(exercise) === category) return exercise;
  }
}

/** How many different exercises a category has. */
export function countExercises(category: Category, digits: number): number {
  const numbers = 10 ** digits;
  // 55 of the 100 pairs of digits add up to 9 or less.
  if (category === 'addition') return 55 ** digits;
  if (category === 'carry') return numbers ** 2 - 55 ** digits;
  return category === 'subtraction' ? (numbers * (numbers + 1)) / 2 : numbers ** 2;
}
