import { expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import type { TargetRule } from './target.ts';
import { targetOf } from './target.ts';

const both = answer({ reference: 'gold', opponentResponse: 'theirs', opponent: 'gpt-4' });
const rule = { default: 'reference', code: 'opponent' } as TargetRule;

test('the reference by default, another source where the category says so', () => {
  expect(targetOf(both, rule, false)).toEqual({ text: 'gold', from: 'reference', fallback: false });
  expect(targetOf({ ...both, category: 'code' }, rule, false)).toEqual({
    text: 'theirs',
    from: 'gpt-4',
    fallback: false,
  });
});

test('where one is missing or blank the other serves, and says so', () => {
  expect(targetOf({ ...both, reference: ' ' }, rule, false)).toEqual({
    text: 'theirs',
    from: 'gpt-4',
    fallback: true,
  });
  const { reference: _, opponentResponse: __, ...neither } = both;
  expect(targetOf(neither, rule, false)).toBeNull();
});

test('a category named like an object method follows the default', () => {
  expect(targetOf({ ...both, category: 'toString' }, rule, false)?.from).toBe('reference');
});

test('calculator markup goes where that is asked for', () => {
  const marked = answer({ reference: '48/2 = <<48/2=24>>24' });
  expect(targetOf(marked, rule, true)?.text).toBe('48/2 = 24');
  expect(targetOf(marked, rule, false)?.text).toBe(marked.reference);
});
