import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn, wholeNumber } from './number.ts';

const values = (text: string) => numbersIn(text).map(({ value, percent }) => (percent ? `${value}%` : value));

describe('numbersIn', () => {
  it.each<[string, string[]]>([
    ['$1,000.00 and 007', ['1000', '7']],
    ['16 - 3 = -13', ['16', '3', '-13']],
    ['−5 or -$5', ['-5', '-5']],
    ['it is -5, that is 8 - 3, 8 -3, 8-3 or (2) -1', ['-5', '8', '3', '8', '3', '8', '3', '2', '1']],
    ['- 5 apples', ['5']],
    ['60% of 1.50', ['60%', '1.5']],
    ['from 1:00 PM, on the 3rd, H2O, x2', []],
    ['$1.5 million and 2 thousand', ['1500000', '2000']],
    ['.5 and 5.', ['0.5', '5']],
    ['1e3 and 2.5E-2', ['1000', '0.025']],
    ['300g in 12/20', ['300', '12', '20']],
    ['1,2', ['1', '2']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('writes a number one way, however it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, thousandths) => {
        const sign = whole < 0 ? '-' : '';
        const digits = String(Math.abs(whole));
        const fraction = String(thousandths).padStart(3, '0');
        const plain = values(`${sign}${digits}.${fraction}`);
        expect(values(`${sign}${Number(digits).toLocaleString('en-US')}.${fraction}00`)).toEqual(plain);
        expect(Number(plain[0])).toBeCloseTo(Number(`${sign}${digits}.${fraction}`), 6);
      }),
    );
  });
});

describe('wholeNumber', () => {
  it.each<[string, string | null]>([
    ['18', '18'],
    ['$18.', '18'],
    ['x = 18', '18'],
    ['18 apples a day', '18'],
    ['1/2', '0.5'],
    ['-3/4', '-0.75'],
    ['1/0', null],
    ['18 or 19', null],
    ['about the year 2000 or so they said', null],
    ['Paris', null],
  ])('%s is %s', (text, value) => {
    expect(wholeNumber(text)?.value ?? null).toBe(value);
  });
});
