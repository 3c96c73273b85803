import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { FinalAnswers } from './final-answers.ts';

test('answers that came to the same have the same number, those that commit to nothing none', () => {
  const finals = new FinalAnswers(sha256);
  const said = ['The answer is 4', 'Surely, the answer is 4.0', 'The answer is 5', '', 'The answer is 5'];
  for (const [row, response] of said.entries()) finals.add(2 * row, response);
  const [four, same, five, none, again] = said.map((_, row) => finals.at(2 * row));
  expect(same).toBe(four);
  expect(again).toBe(five);
  expect(five).not.toBe(four);
  expect(none).toBeNull();
  expect([finals.has(6), finals.has(7)]).toEqual([true, false]);
});
