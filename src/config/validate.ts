import type * as z from 'zod';
import { issueText } from './issue-text.ts';
import { keysOf, schemaAt } from './known-keys.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { KeyPath } from './yaml-document.ts';

/** Where a key path was written, as the user sees it. */
export type Locate = (path: KeyPath) => Pick<Problem, 'line' | 'where'>;

export type Validated<T> = { value: T; problems: [] } | { value: null; problems: Problem[] };

/** Checks data against a schema; every problem with its place and its mending. */
export function validate<T>(schema: z.ZodType<T>, data: unknown, locate: Locate): Validated<T> {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(schema, [...issue.path, key], locate))
      : [{ ...locate(issue.path), what: issueText(issue, valueAt(data, issue.path)) }],
  );
  return { value: null, problems };
}

function unknownKey(schema: z.core.$ZodType, path: KeyPath, locate: Locate): Problem {
  const parent = schemaAt(schema, path.slice(0, -1));
  const known = parent === null ? [] : keysOf(parent);
  const near = nearest(String(path.at(-1)), known);
  const mend = near === null ? `known here: ${known.join(', ')}` : `did you mean ${near}?`;
  return { ...locate(path), what: `unknown key; ${mend}` };
}

function valueAt(data: unknown, path: KeyPath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
