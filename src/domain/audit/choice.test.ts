import { describe, expect, it } from 'vitest';
import { choiceLetter, choicesNamed, optionsOf } from './choice.ts';

describe('optionsOf', () => {
  it.each([
    ['Which?\nA. red\nB. blue', ['A red', 'B blue']],
    ['Which?\n(A) red\n(B) blue\n(C) green', ['A red', 'B blue', 'C green']],
    ['Which?\nA) red\nC) green', []],
    ['Dear A: hello', []],
    ['What is 2 + 2?', []],
  ])('%j', (prompt, options) => {
    expect([...optionsOf(prompt)].map(([letter, text]) => `${letter} ${text}`)).toEqual(options);
  });
});

describe('choiceLetter', () => {
  it.each([
    ['B', 'B'],
    ['(b)', 'B'],
    ['B) because it is', 'B'],
    ['Option C.', 'C'],
    ['A cat sat here', null],
    ['I, too, think so', null],
    ['Blue', null],
    ['', null],
  ])('%j is %s', (text, letter) => {
    expect(choiceLetter(text)).toBe(letter);
  });
});

describe('choicesNamed', () => {
  const options = new Map([
    ['A', 'red'],
    ['B', 'blue'],
  ]);
  it.each([
    ['It is (B), not (A)', 'A B'],
    ['So the answer is B', 'B'],
    ['The sky is blue', 'B'],
    ['The sky is bluer', ''],
    ['This is a test', ''],
  ])('%j names %j', (sentence, letters) => {
    expect([...choicesNamed(sentence, options)].sort().join(' ')).toBe(letters);
  });
});
