import { describe, expect, it } from 'vitest';
import { markedAnswers } from './marked-answer.ts';

const found = (text: string) =>
  [...markedAnswers(text)].map(({ marker, content }) => `${marker}: ${content}`);

describe('markedAnswers', () => {
  it.each<[string, string[]]>([
    ['first \\boxed{1}, then \\boxed{x = {2}}', ['boxed: x = {2}', 'boxed: 1']],
    ['#### 18', ['hashes: 18']],
    ['#### Step 3: add', []],
    ['#### 3. Total cost', []],
    ['##### 18', []],
    ['A: 18\nB: 19', ['letter: 18']],
    ['Question A: 18', []],
    ['The answer is 18. It is 19.', ['words: 18.']],
    ['Final Answer: Paris', ['words: Paris']],
    ['ANSWER:\n\nB', ['words: B']],
    ['The final answer is: $\\boxed{18}', ['boxed: 18']],
    ['No answers here', []],
    ['\\boxed{never closed', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

// Longer than the parts of a text that are looked through one by one, so that every sign comes to lie across a border.
const AROUND = Array.from({ length: 800 }, (_, length) => length);

it.each([
  ['\\boxed{18}', 'boxed: 18'],
  ['\\fbox{18}', 'boxed: 18'],
  ['\n#### 18\n', 'hashes: 18'],
  ['\nA: 18\n', 'letter: 18'],
  [' answer: 18\n', 'words: 18'],
  [' ANSWER: 18\n', 'words: 18'],
])('finds %j once, wherever it stands', (text, expected) => {
  for (const length of AROUND) {
    const far = '.'.repeat(length);
    expect([length, found(`${far}${text}${far}`)]).toEqual([length, [expected]]);
    expect([length, found(`${text}${far}\n${text}`)]).toEqual([length, [expected, expected]]);
  }
});
