import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { requireUnseen } from './unseen.ts';

const question =
  'A robe takes 2 bolts of blue fiber and half that much white fiber. How many bolts in total?';
const measuring = [
  answer({ prompt: 'Something else entirely.' }),
  answer({ prompt: question, place: { file: 'test.jsonl', unit: 'line', at: 2, key: 1 } }),
];

describe('requireUnseen', () => {
  test.each([
    ['the very question', [question]],
    ['its spaces differ', [`  ${question.replaceAll(' ', '  ')}\n`]],
    ['with an instruction before it', [`Solve this math problem step by step:\n\n${question}`]],
    ['with an instruction after it', [`${question}\n\nAnswer with a number.`]],
  ])('refuses %s', (_, trained) => {
    expect(() => requireUnseen(trained, measuring, sha256)).toThrow(
      'the dataset trains on a question of the measuring set: test.jsonl line 2 ("A robe takes',
    );
  });

  test('refuses it also where the measuring set has the instruction', () => {
    const templated = [answer({ prompt: `Question:\n\n${question}\n\nAnswer:` })];
    expect(() => requireUnseen([question], templated, sha256)).toThrow('a question of the measuring set');
  });

  test('lets other questions through, and short lines that stand in many', () => {
    expect(() => requireUnseen([question.replace('2', '3')], measuring, sha256)).not.toThrow();
    const short = [answer({ prompt: 'Think.' })];
    expect(() => requireUnseen([`Think.\n\n${question}`], short, sha256)).not.toThrow();
  });
});
