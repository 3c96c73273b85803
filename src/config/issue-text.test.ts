import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issueText } from './issue-text.ts';
import { Share } from './schemas/values.ts';

function textOf(schema: z.ZodType, value: unknown): string {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue === undefined ? 'sound' : issueText(issue, value);
}

describe('issueText', () => {
  it.each([
    [z.number(), 'two', 'expected a number, got "two"'],
    [z.int(), 1.5, 'expected a whole number, got 1.5'],
    [z.string(), null, 'expected a text, got nothing'],
    [z.string(), undefined, 'is missing'],
    [z.boolean(), 'yes', 'expected true or false, got "yes"'],
    [z.array(z.string()), 'x', 'expected a list, got "x"'],
    [z.strictObject({}), [], 'expected a map of settings, got an empty list'],
    [
      z.enum(['trl', 'command']),
      'comand',
      'expected one of trl, command, got "comand"; did you mean command?',
    ],
    [z.literal(1), 2, 'expected 1, got 2'],
    [z.number().min(1), 0, 'must be at least 1, got 0'],
    [z.number().positive(), -1, 'must be above 0, got -1'],
    [z.number().max(2), 3, 'must be at most 2, got 3'],
    [z.string().min(1), '', 'must not be empty'],
    [z.array(z.string()).min(1), [], 'needs at least 1 entry'],
    [Share, 30, 'expected a share between 0 and 1, written as 0.3 or 30%, got 30'],
    [Share, '130%', 'expected a share between 0 and 1, written as 0.3 or 30%, got "130%"'],
  ])('%#', (schema, value, text) => {
    expect(textOf(schema, value)).toBe(text);
  });

  it('cuts long values', () => {
    expect(textOf(z.number(), 'x'.repeat(500))).toBe(`expected a number, got "${'x'.repeat(60)}…"`);
  });
});
