import { describe, expect, it } from 'vitest';
import * as numbers from './numbers.ts';

describe('numbers', () => {
  it.each([
    [numbers.count(7473), '7,473'],
    [numbers.count(1_234_567), '1,234,567'],
    [numbers.percentRange(0.2, 0.3), '20–30 %'],
    [numbers.percentRange(0.85, 0.85), '85 %'],
    [numbers.money(0.68), '$0.68'],
    [numbers.money(1234.5), '$1,234.50'],
    [numbers.money(0.004), 'under $0.01'],
    [numbers.money(0), '$0.00'],
    [numbers.money(1.999), '$2.00'],
    [numbers.duration(8.46), '8.5 s'],
    [numbers.duration(59.6), '1 min'],
    [numbers.duration(1020), '17 min'],
    [numbers.duration(7500), '2 h 5 min'],
    [numbers.duration(3600), '1 h'],
    [numbers.loss(1.4217), '1.42'],
    [numbers.loss(null), 'NaN'],
    [numbers.bytes(512), '512 B'],
    [numbers.bytes(84_000_000), '80.1 MiB'],
    [numbers.counted(1, 'item'), '1 item'],
    [numbers.counted(2000, 'item'), '2,000 items'],
    [numbers.counted(2, 'category', 'categories'), '2 categories'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it('prints no noise of binary fractions and no minus zero', () => {
    expect(numbers.signed(0.07 * 4)).toBe('+28');
    expect(numbers.signed(0.07)).toBe('+7');
    expect(numbers.signed(-0.0000001)).toBe('0');
    expect(numbers.signed(-0.54)).toBe('−54');
    expect(numbers.percent(0.1 + 0.2)).toBe('30 %');
  });
});
