import { oneLine } from '../domain/one-line.ts';
import type { Plan } from '../domain/training/plan.ts';
import { count } from './numbers.ts';
import { planCost, planTime } from './plan-words.ts';

/** What training will take, and what that rests on. */
export function planTable(plan: Plan): string {
  const cost = planCost(plan);
  const lines = [
    ['rows', count(plan.rows)],
    ['steps', count(plan.steps)],
    ['tokens', count(plan.tokens)],
    ['time', planTime(plan)],
    ...(cost === null ? [] : [['cost', cost]]),
    ['rests on', oneLine(plan.basis, 400)],
    ['within budget', plan.within_budget ? 'yes' : 'no'],
    ...plan.preflight.map((sentence) => ['criteria', oneLine(sentence, 400)]),
  ];
  return lines.map(([name = '', value = '']) => `${name.padEnd(14)} ${value}`).join('\n');
}
