import { readFile } from 'node:fs/promises';
import { RetakeError } from '../../domain/error.ts';
import { type Check, number, object, whole } from './checks.ts';
import { CATEGORIES, type Category, countExercises } from './exercise.ts';

/** `model.json`: what the demo's model is, how its base is trained and what exam it sits. */
export interface EmbeddedSpec {
  /** What results and receipts call the base. */
  name: string;
  /** Longest number in an exercise, in digits. */
  digits: number;
  /** Units of the hidden layer. */
  hidden: number;
  base: {
    steps: number;
    batch_size: number;
    learning_rate: number;
    /** Share of each category among the exercises it learns from; sums to 1. */
    shares: Record<Category, number>;
  };
  exam: { items_per_category: number };
}

/** Reads and checks a model file. Throws CONFIG_INVALID that names the file and every problem in it. */
export async function readSpec(path: string): Promise<EmbeddedSpec> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new RetakeError('CONFIG_INVALID', `Cannot read the model file ${path}.`, {
      hint: 'With the embedded trainer training.model names a file like examples/arithmetic/model.json.',
      cause,
    });
  }
  return parseSpec(text, path);
}

export function parseSpec(text: string, path: string): EmbeddedSpec {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RetakeError('CONFIG_INVALID', `${path} is no JSON: ${(cause as Error).message}`, { cause });
  }
  const problems = problemsOf(value);
  if (problems.length > 0) {
    throw new RetakeError('CONFIG_INVALID', `${path}: ${problems.join('; ')}.`, {
      hint: 'examples/arithmetic/README.md explains every field.',
    });
  }
  return value as EmbeddedSpec;
}

const SHARES = object(Object.fromEntries(CATEGORIES.map((category) => [category, number(0, 1)])));

const CHECKS: Record<string, Check> = {
  name: (value) =>
    typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? null : 'must be a plain name',
  digits: whole(1, 4),
  hidden: whole(1, 4096),
  base: object({
    steps: whole(1, 1_000_000),
    batch_size: whole(1, 10_000),
    learning_rate: number(0, 1),
    shares: SHARES,
  }),
  exam: object({ items_per_category: whole(1, 100_000) }),
};

function problemsOf(value: unknown): string[] {
  const problem = object(CHECKS)(value);
  return problem === null ? problemsBetween(value as EmbeddedSpec) : [problem];
}

/** What no single field can tell. */
function problemsBetween({ digits, base, exam }: EmbeddedSpec): string[] {
  const problems: string[] = [];
  const sum = CATEGORIES.reduce((total, category) => total + base.shares[category], 0);
  if (Math.abs(sum - 1) > 1e-9) problems.push(`base.shares must sum to 1, not ${Number(sum.toFixed(9))}`);
  for (const category of CATEGORIES) {
    // The base learns from what the exam leaves, so the exam must leave something.
    const most = Math.floor(countExercises(category, digits) * 0.75);
    if (exam.items_per_category <= most) continue;
    problems.push(
      `exam.items_per_category is ${exam.items_per_category}, but with digits ${digits} at most ${most} ` +
        `exercises of ${category} can be asked`,
    );
  }
  return problems;
}
