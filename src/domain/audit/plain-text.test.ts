import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, sentencesFromEnd } from './plain-text.ts';

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

/** The same in so many words: every step on the whole text. */
function plainly(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/<<[^<>=\n]*=[^<>\n]*>>/gu, '')
    .replaceAll('{,}', ',')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, '$1/$2')
    .replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\\([$%])/gu, '$1')
    .replace(/\\[,!;: ]|\\[()[\]]/gu, ' ')
    .replace(/\*\*|__|`/gu, '')
    .replace(/\$(?!\s?[-−.]?\d)/gu, '');
}

const BITS = [
  '\\',
  '\\frac{1}',
  '{2}',
  '\\text',
  ' {',
  '}',
  '{,}',
  '$',
  '\\$',
  '-',
  '5',
  '<<',
  '1=1>>',
  '>',
].concat([
  ...['*', '**', '_', '`', '\r', '\n', ' ', ',', '(', 'a', '漢', '\ud800', '\\mathbf{7}', '\\boxed{'],
]);
const marked = fc.oneof(
  fc.string({ unit: fc.constantFrom(...BITS), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('the short way', () => {
  it('comes to the same as every step on the whole text', () => {
    fc.assert(
      fc.property(marked, (text) => {
        expect(plainText(text)).toBe(plainly(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('sentencesFromEnd', () => {
  it('splits at line ends and sentence ends, not inside numbers', () => {
    expect([...sentencesFromEnd('Step 1: It is 1.5 m. Then 2.\n3. To find it, add.\n42.')]).toEqual([
      '42.',
      'To find it, add.',
      'Then 2.',
      'It is 1.5 m.',
    ]);
  });
});
