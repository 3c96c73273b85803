import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    ['**It** is `18`', 'It is 18'],
    ['$\\frac{1}{2}$ of $18', '$1/2 of $18'],
    ['57{,}500\\text{ dollars}', '57,500 dollars'],
    ['\\$18 and 60\\%', '$18 and 60%'],
    ['2+2=<<2+2=4>>4', '2+2=4'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['plain', 'plain'],
  ])('%j becomes %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});
