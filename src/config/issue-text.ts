import type * as z from 'zod';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of settings',
  record: 'a map of settings',
};

/** What a schema found wrong, in words for someone who writes YAML. `value` is what stood there. */
export function issueText(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return 'is missing';
      return `${isDefault(issue) ? `expected ${KINDS[issue.expected] ?? issue.expected}` : issue.message}, got ${show(value)}`;
    case 'invalid_value':
      return choiceText(issue.values.map(String), value);
    case 'too_small':
      return sizeText(issue.origin, issue.inclusive ?? true, 'at least', 'above', issue.minimum, value);
    case 'too_big':
      return sizeText(issue.origin, issue.inclusive ?? true, 'at most', 'below', issue.maximum, value);
    case 'custom':
      return issue.message;
    default:
      return `${issue.message}, got ${show(value)}`;
  }
}

/** Whether the schema brings no words of its own. */
function isDefault(issue: Issue): boolean {
  return issue.message.startsWith('Invalid input');
}

/** What is said of a value that is none of those to choose from. */
export function choiceText(choices: readonly string[], value: unknown): string {
  const near = typeof value === 'string' ? nearest(value, choices) : null;
  const expected = choices.length === 1 ? choices[0] : `one of ${choices.join(', ')}`;
  return `expected ${expected}, got ${show(value)}${near === null || choices.length === 1 ? '' : `; did you mean ${near}?`}`;
}

function sizeText(
  origin: string,
  inclusive: boolean,
  withBound: string,
  withoutBound: string,
  bound: number | bigint,
  value: unknown,
): string {
  const words = inclusive ? withBound : withoutBound;
  if (origin === 'string')
    return bound === 1 ? 'must not be empty' : `must be ${words} ${bound} characters long`;
  if (origin === 'array') return `needs ${words} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  return `must be ${words} ${bound}, got ${show(value)}`;
}

/** A value short enough for one line. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
