import { expect, test } from 'vitest';
import { makePlan, overBudget, type PlanFacts } from './plan.ts';

const facts = (rows: number, settings: Partial<PlanFacts['settings']> = {}): PlanFacts => ({
  rows,
  characters: rows * 1600,
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  trainer: 'trl',
  settings: {
    method: 'qlora',
    epochs: 2,
    learning_rate: 2e-5,
    batch_size: 4,
    gradient_accumulation: 1,
    gpus: 1,
    max_length: 2048,
    seed: 42,
    ...settings,
  },
  budget: { minutes: 60, usdPerHour: 3, usd: null },
  preflight: { canPass: true, findings: [] },
  receipts: [],
});

test.each([
  [73, {}, 38],
  [73, { gradient_accumulation: 4 }, 10],
  [73, { gpus: 4 }, 10],
  [2073, {}, 1038],
  [2073, { gradient_accumulation: 4 }, 260],
])('%i rows with %j make %i steps', (rows, settings, steps) => {
  expect(makePlan(facts(rows, settings)).steps).toBe(steps);
});

test('tokens are those of all epochs, cost follows the time', () => {
  const plan = makePlan(facts(73));
  expect(plan.tokens).toBe(73 * 400 * 2);
  expect(plan.minutes[0]).toBeLessThan(plan.minutes[1]);
  expect(plan.usd?.[1]).toBeCloseTo((plan.minutes[1] / 60) * 3);
  expect(plan.within_budget).toBe(true);
});

test('the high end of the range must fit the budget, in time and in money', () => {
  const plan = makePlan(facts(73));
  const tight = { minutes: plan.minutes[1] - 0.1, usdPerHour: 3, usd: null };
  expect(makePlan({ ...facts(73), budget: tight }).within_budget).toBe(false);
  expect(makePlan({ ...facts(73), budget: { minutes: 600, usdPerHour: 3, usd: 0.01 } }).within_budget).toBe(
    false,
  );
});

test('what cannot fit the budget even at best is told; what may fit is not', () => {
  const plan = makePlan(facts(73));
  expect(overBudget(plan, { minutes: 60, usdPerHour: 3, usd: null })).toBeNull();
  expect(overBudget(plan, { minutes: plan.minutes[0] / 2, usdPerHour: 3, usd: null })).toMatch(
    /at least 1 minute;.*budget/,
  );
  expect(overBudget(plan, { minutes: 60, usdPerHour: 3, usd: 0.001 })).toMatch(/at least \$0\.0\d.*\$0\.00/);
});

test('the built-in model needs no GPU and no money', () => {
  const plan = makePlan({ ...facts(5700), trainer: 'embedded' });
  expect(plan.usd).toBeNull();
  expect(plan.minutes[1]).toBeLessThan(5);
});
