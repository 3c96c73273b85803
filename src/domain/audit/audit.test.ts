import { describe, expect, it } from 'vitest';
import { auditItem } from './audit.ts';

function audit(response: string, reference: string | undefined, prompt = '') {
  return auditItem(reference === undefined ? { prompt, response } : { prompt, response, reference });
}

describe('auditItem on numbers', () => {
  it.each([
    ['a box', 'So 9 * 2 = 18.\n\nThe final answer is: $\\boxed{18}$', '#### 18'],
    ['its last box', '\\boxed{3} was wrong, so \\boxed{18}', '18'],
    ['hashes', 'He has 9 left.\n#### 1,018', '1018'],
    ['an answer line', 'He has 9 left.\nA: 18', '9 * 2 = <<9*2=18>>18\nA: 18'],
    ['words', 'The answer is 18 apples, after 3 days of 6 apples each.', '18'],
    ['a bold heading', '**Answer:** $18.00', '18'],
    ['the last sentence', 'She sells 9 eggs. Therefore she makes $18 a day. Well done!', '18'],
    ['after the last sign', '9 eggs * 2 dollars = 18 dollars for 9 eggs', '18'],
    ['after "or"', '12/20 = 0.6 or 60%', '60'],
    ['a number before context', 'She eats 7 dozens of eggs in 4 weeks.', '7', 'How many dozens in 4 weeks?'],
    ['a number before times of day', 'It is 8 cm shorter from 1:00 PM to 5:00 PM.', '8'],
    ['a fraction', 'The answer is $\\frac{1}{2}$.', '0.5'],
    ['a magnitude', 'It is worth $1.5 million.', '1500000'],
    ['a minus', 'That leaves 3 - 8 = -5', '-5'],
    ['a minus after a word', 'So the change is -5 degrees.', '-5'],
    ['a marked number with more to follow', 'The answer is 18. It took 19 steps.', '18'],
  ])('finds the right answer in %s', (_, response, reference, prompt = '') => {
    expect(audit(response, reference, prompt)).toBe('already-right');
  });

  it.each([
    ['another value', '\\boxed{17}', '18'],
    ['a bare sentence', 'He makes $126 a week.', '18'],
    ['nothing at all', '', '18'],
    ['no number', 'I cannot say.', '18'],
    ['a value that occurs earlier only', 'First 18 eggs. Then the answer is 12.', '18'],
    ['a list label', 'He adds them up.\n18. So he has 12 eggs.', '18'],
    ['a heading that looks like an answer', '#### Step 18: add\nHe has 12 eggs.', '18'],
  ])('confirms %s as wrong', (_, response, reference) => {
    expect(audit(response, reference)).toBe('confirmed');
  });

  it.each([
    ['another number of the sentence is right', 'She ate 7 of the 84 eggs.', '7'],
    [
      'the box contradicts the value before it',
      'In total $35,000 + $22,500 = $57,500.\n\\boxed{57250}',
      '57500',
    ],
    ['the box is right but the value before it is not', 'So 5 + 5 = 10.\n\\boxed{12}', '12'],
    ['a percentage may be the fraction', 'That is 60%.', '0.6'],
    ['the number is spelled out', 'She has seven left.', '7'],
  ])('does not guess when %s', (_, response, reference) => {
    expect(audit(response, reference)).toBe('ambiguous');
  });

  it('takes a box that repeats the computed value in another unit of the same sentence', () => {
    expect(audit('So 12/20 = 0.6 or 60%.\n\\boxed{0.6}', '0.6')).toBe('already-right');
  });
});

describe('auditItem on choices', () => {
  const prompt = 'Which planet is red?\nA. Venus\nB. Mars\nC. Earth\nAnswer:';
  it.each([
    ['B', 'B', 'already-right'],
    ['The answer is (B).', 'B', 'already-right'],
    ['Venus is hot, so the answer is Mars.', 'B', 'already-right'],
    ['It must be Mars.', 'Mars', 'already-right'],
    ['\\boxed{B}', 'B', 'already-right'],
    ['C) Earth', 'B', 'confirmed'],
    ['The answer is A.', 'B', 'confirmed'],
    ['Either Mars or Venus.', 'B', 'ambiguous'],
    ['A red planet is hard to name.', 'B', 'ambiguous'],
  ])('%s against %s is %s', (response, reference, result) => {
    expect(audit(response, reference, prompt)).toBe(result);
  });
});

describe('auditItem on short texts', () => {
  it.each([
    ['Paris', 'Paris', 'already-right'],
    ['The answer is **Paris**.', 'paris', 'already-right'],
    ['It is not Paris but Rome.', 'Paris', 'ambiguous'],
    ['Rome', 'Paris', 'confirmed'],
    ['Use prepared statements.', 'prepare statements and bind parameters', 'ambiguous'],
    ['Prepare statements and bind parameters!', 'prepare statements and bind parameters', 'already-right'],
  ])('%s against %s is %s', (response, reference, result) => {
    expect(audit(response, reference)).toBe(result);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ' '],
    ['code', '    return a + b\n'],
    ['a long text', 'First you heat the pan.\nThen you add the butter.'],
    ['a formula', '\\boxed{x^2 + 1}'],
  ])('cannot check %s', (_, reference) => {
    expect(audit('42', reference)).toBe('unverifiable');
  });
});
