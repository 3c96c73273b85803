import { describe, expect, it } from 'vitest';
import { looksTruncated } from './truncated.ts';

const long = 'It is so. '.repeat(50);

describe('looksTruncated', () => {
  it.each<[string, string, boolean]>([
    ['prose that stops in a sentence', `${long}\nWe should note that the distance is the sum of the`, true],
    ['prose that stops at a bracket', `${long}So we try ten sets for fifteen dollars per set = (`, true],
    ['an open code fence', `${long}\n\`\`\`python\nreturn 1`, true],
    ['prose that ends', `${long}\nSo we should note that the distance is the sum of both.`, false],
    ['code that ends in a word', `${long}\n    return a if a is not None else b or c or d`, false],
    ['a short answer', 'Paris', false],
    ['a closed code fence', `${long}\n\`\`\`python\nreturn 1\n\`\`\``, false],
  ])('%s: %s', (_, text, expected) => {
    expect(looksTruncated(text)).toBe(expected);
  });
});
