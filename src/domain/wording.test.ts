import { expect, test } from 'vitest';
import {
  blindness,
  changeInterval,
  counted,
  listed,
  percent,
  points,
  pointsWithoutSign,
  pValue,
  rateInterval,
} from './wording.ts';

test.each([
  [0.217, '21.7 %'],
  [0.39, '39 %'],
  [0.285, '28.5 %'],
  [1, '100 %'],
  [0, '0 %'],
  [0.07 * 3, '21 %'],
])('percent(%d)', (fraction, text) => {
  expect(percent(fraction)).toBe(text);
});

test.each([
  [-0.54, '−54 points'],
  [0.01, '+1 point'],
  [-0.01, '−1 point'],
  [0.1 + 0.18, '+28 points'],
  [0, '0 points'],
  [-0.0001, '0 points'],
])('points(%d)', (change, text) => {
  expect(points(change)).toBe(text);
});

test('a size has no sign', () => {
  expect(pointsWithoutSign(0.17)).toBe('17 points');
  expect(pointsWithoutSign(-0.01)).toBe('1 point');
});

test('intervals say which end is which without a dash', () => {
  expect(changeInterval([-0.67, 0.36])).toBe('−67 to +36');
  expect(rateInterval([0.715, 0.93])).toBe('71.5 to 93 %');
});

test.each([
  [0.0654296875, 'p = 0.065'],
  [0.04996, 'p = 0.05'],
  [0.0496, 'p = 0.0496'],
  [1, 'p = 1'],
  [3e-36, 'p < 0.001'],
])('pValue(%d)', (p, text) => {
  expect(pValue(p)).toBe(text);
});

test('counts and names read as words', () => {
  expect(counted(1, 'item')).toBe('1 item');
  expect(counted(0, 'item')).toBe('0 items');
  expect(counted(2000, 'category', 'categories')).toBe('2,000 categories');
  expect(listed(['math', 'code'])).toBe('math, code');
  expect(listed([...'abcdefghij'])).toBe('a, b, c, d, e, f, g, h and 2 more');
});

test('what a benchmark cannot see', () => {
  expect(blindness(0.17)).toBe('this benchmark cannot see a change under 17 points');
  expect(blindness(null)).toBe('this benchmark could not have seen any change');
});
