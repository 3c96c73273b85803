/** What is wrong with a value of a file; null where nothing is. */
export type Check = (value: unknown) => string | null;

export function whole(least: number, most: number): Check {
  return (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : `must be a whole number from ${least} to ${most}`;
}

export function number(least: number, most: number): Check {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? null
      : `must be a number from ${least} to ${most}`;
}

/** Checks every field and that there is no other; the problems of all fields in one sentence. */
export function object(fields: Record<string, Check>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    const problems = Object.entries(fields).flatMap(([key, check]) => {
      const problem = check((value as Record<string, unknown>)[key]);
      return problem === null ? [] : [joinKey(key, problem)];
    });
    problems.push(...unknown.map((key) => `${key} is no known field`));
    return problems.length === 0 ? null : problems.join('; ');
  };
}

/** `base` and `steps must be …` make `base.steps must be …`. */
function joinKey(key: string, problem: string): string {
  if (problem.startsWith('must ')) return `${key} ${problem}`;
  return problem
    .split('; ')
    .map((part) => `${key}.${part}`)
    .join('; ');
}
