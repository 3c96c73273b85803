import { describe, expect, test } from 'vitest';
import { studentQuantile975, studentTwoSided } from './student-t.ts';

describe('studentQuantile975', () => {
  test.each([
    [1, 12.706204736432095],
    [2, 4.302652729911275],
    [4, 2.7764451051977987],
    [9, 2.2621571628540993],
    [30, 2.0422724563012373],
    [49, 2.0095752371292397],
    [1000, 1.9623390808264078],
  ])('%i degrees of freedom', (degrees, quantile) => {
    expect(Math.abs(studentQuantile975(degrees) - quantile)).toBeLessThan(1e-9);
  });

  test('nears the normal quantile', () => {
    expect(studentQuantile975(1e6)).toBeCloseTo(1.959966, 6);
  });
});

test('studentTwoSided of one degree of freedom is the Cauchy distribution', () => {
  expect(studentTwoSided(1, 1)).toBeCloseTo(0.5, 12);
});
