import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalAnswer } from './final-answer.ts';

describe('finalAnswer', () => {
  it.each([
    ['\\boxed{\\$1{,}000.00}', '1000'],
    ['so it is\n#### 70,000', '70000'],
    ['The answer is (b)', 'B'],
    ['B', 'B'],
    ['B) because it is red', 'B'],
    ['The answer is B, because it is red.', 'B'],
    [`A. First add them. ${'Then go on. '.repeat(9)}So it is 7.`, '7'],
    ['The final answer is: Paris.', 'paris'],
    ['He runs 3 * 3 = 9 sprints.\nSo he runs 540 meters.', '540'],
    ['Paris', 'paris'],
    ['', null],
    ['I would rather talk at length about something that has no figure in it whatsoever.', null],
  ])('%j ends on %j', (response, answer) => {
    expect(finalAnswer(response)).toBe(answer);
  });

  it('reads the number it was given, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (number) => {
        const grouped = number.toLocaleString('en-US');
        for (const text of [`\\boxed{${grouped}}`, `#### ${number}`, `The answer is ${number}.00`]) {
          expect(finalAnswer(text)).toBe(String(number));
        }
      }),
    );
  });

  it('never commits to an empty answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const answer = finalAnswer(text);
        expect(answer).not.toBe('');
      }),
    );
  });
});

describe('finalAnswer on hostile answers', () => {
  const parts = [
    '\\boxed{',
    '=',
    '<<',
    '1,',
    '0',
    ' ',
    'B ',
    '18 a',
    'answer:',
    '####\n',
    '(',
    'or ',
    '-',
    '\\frac{1}{',
  ];
  it.each(parts)('reads 100,000 times %j in passing', (part) => {
    const answer = finalAnswer(`The answer 18 is ${part.repeat(100_000)}x`);
    expect(answer === null || answer.length > 0).toBe(true);
  });
});
