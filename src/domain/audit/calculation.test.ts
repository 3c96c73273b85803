import { expect, test } from 'vitest';
import { hasCalculation, withoutCalculations } from './calculation.ts';

test.each([
  ['48/2 = <<48/2=24>>24 clips, $<<9*2=18>>18', '48/2 = 24 clips, $18'],
  ['<<5=5>>5', '5'],
])('%j has notes, and reads %j without', (text, without) => {
  expect(hasCalculation(text)).toBe(true);
  expect(withoutCalculations(text)).toBe(without);
});

test.each([
  ['shifts', '1 << 2 and a >> b'],
  ['shifts in one expression', 'x = a << 1 | b >> 2'],
  ['streams', 'cout << x = y\n>> z'],
  ['a template', '<<name>>'],
  ['a half', '<<48/2=24'],
])('%s stay, and are no markup', (_, text) => {
  expect(hasCalculation(text)).toBe(false);
  expect(withoutCalculations(text)).toBe(text);
});
