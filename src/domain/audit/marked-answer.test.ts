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
