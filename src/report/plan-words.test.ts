import { expect, it } from 'vitest';
import type { Plan } from '../domain/training/plan.ts';
import { planCost, planTime } from './plan-words.ts';

const plan = (minutes: [number, number], usd: [number, number] | null) => ({ minutes, usd }) as Plan;

it('gives both ends of a range', () => {
  expect(planTime(plan([0.5, 24.6], null))).toBe('30 s to 25 min');
  expect(planCost(plan([1, 2], [0.25, 1]))).toBe('$0.25 to $1.00');
});

it('says once what is printed alike', () => {
  expect(planTime(plan([17.1, 17.2], null))).toBe('17 min');
  expect(planCost(plan([1, 2], [0.251, 0.252]))).toBe('$0.25');
});

it('knows no cost without a price', () => {
  expect(planCost(plan([1, 2], null))).toBeNull();
});
