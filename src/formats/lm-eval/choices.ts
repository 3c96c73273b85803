import type { Fields } from '../fields.ts';
import { requestsOf } from './arguments.ts';

/** A question whose choices were weighed by their log-probability: one request and one pair of numbers a choice. */
export function isMultipleChoice(row: Fields): boolean {
  // Most rows have one response, and are told apart by that alone.
  if (!Array.isArray(row.resps) || row.resps.length < 2) return false;
  const choices = choicesOf(row);
  return choices.length > 1 && logProbabilities(row).length === choices.length;
}

export function choicesOf(row: Fields): string[] {
  return requestsOf(row).flatMap(([, choice]) => (typeof choice === 'string' ? [choice.trim()] : []));
}

/** The choice the model held likeliest, by what the metric weighs: per character where only `acc_norm` was measured. */
export function chosenChoice(row: Fields): { response: string; reference: string | undefined } {
  const choices = choicesOf(row);
  const isNormed = row.acc === undefined && row.acc_norm !== undefined;
  const weights = logProbabilities(row).map((value, index) =>
    isNormed ? value / Math.max(1, choices[index]?.length ?? 1) : value,
  );
  const best = weights.reduce(
    (top, weight, index) => (weight > (weights[top] ?? -Infinity) ? index : top),
    0,
  );
  return { response: choices[best] ?? '', reference: goldChoice(row, choices) };
}

/** `target` is the number of the right choice, as a text since 0.4.4, or its text. */
function goldChoice({ target }: Fields, choices: string[]): string | undefined {
  const text = typeof target === 'number' || typeof target === 'string' ? String(target).trim() : undefined;
  if (text === undefined || choices.includes(text)) return text;
  return /^\d+$/u.test(text) ? choices[Number(text)] : text;
}

/** `[["-3.21", "False"]]` a choice; numbers and booleans in old files. */
function logProbabilities(row: Fields): number[] {
  if (!Array.isArray(row.resps)) return [];
  return row.resps.flatMap((resp: unknown): number[] => {
    const pair: unknown = Array.isArray(resp) && Array.isArray(resp[0]) ? resp[0] : resp;
    if (!Array.isArray(pair) || pair.length !== 2) return [];
    const value = Number(pair[0]);
    return Number.isNaN(value) || !/^(?:true|false)$/iu.test(String(pair[1])) ? [] : [value];
  });
}
