import { type Exercise, type Operation, RELATIONS } from './exercise.ts';
import type { Sample, Span } from './network.ts';

const OPERATIONS: readonly Operation[] = ['add', 'subtract', 'compare'];

/** Inputs of the network: one per value of each digit of both numbers, and one per operation. */
export function inputCount(digits: number): number {
  return 2 * digits * 10 + OPERATIONS.length;
}

/** Outputs: one per value of each digit of the answer (a sum has one more than its terms), and the relations. */
export function outputCount(digits: number): number {
  return (digits + 1) * 10 + RELATIONS.length;
}

/** The inputs that are 1 for an exercise; all others are 0. */
export function inputsOf({ a, operation, b }: Exercise, digits: number): number[] {
  const numerals = [...digitsOf(a, digits), ...digitsOf(b, digits)];
  return [
    ...numerals.map((digit, place) => place * 10 + digit),
    2 * digits * 10 + OPERATIONS.indexOf(operation),
  ];
}

/** The groups of outputs that answer an exercise; in each the strongest output is the model's choice. */
export function headsOf(operation: Operation, digits: number): Span[] {
  if (operation === 'compare') return [{ start: (digits + 1) * 10, size: RELATIONS.length }];
  return Array.from({ length: digits + 1 }, (_, place) => ({ start: place * 10, size: 10 }));
}

/** An exercise and the answer to learn as numbers; null where the model has no way to say that answer. */
export function sampleOf(exercise: Exercise, answer: string, digits: number): Sample | null {
  const choices = choicesOf(exercise.operation, answer.trim(), digits);
  if (choices === null) return null;
  return {
    inputs: inputsOf(exercise, digits),
    heads: headsOf(exercise.operation, digits),
    choices,
  };
}

function choicesOf(operation: Operation, answer: string, digits: number): number[] | null {
  if (operation === 'compare') {
    const relation = (RELATIONS as readonly string[]).indexOf(answer.toLowerCase());
    return relation < 0 ? null : [relation];
  }
  if (!/^\d+$/.test(answer) || Number(answer) >= 10 ** (digits + 1)) return null;
  return digitsOf(Number(answer), digits + 1);
}

/** What the chosen outputs say: a number, or a relation. */
export function textOf(operation: Operation, choices: number[]): string {
  if (operation === 'compare') return RELATIONS[choices[0] as 0 | 1 | 2];
  return String(Number(choices.join('')));
}

function digitsOf(value: number, length: number): number[] {
  return [...String(value).padStart(length, '0')].map(Number);
}
