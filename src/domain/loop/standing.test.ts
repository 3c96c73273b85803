import { describe, expect, it } from 'vitest';
import { decideStanding, type TrainingRun } from './standing.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

function run(id: number, given: Partial<TrainingRun> = {}): TrainingRun {
  const createdAt = '2026-11-20T10:00:00Z';
  return {
    id,
    request: null,
    completed: true,
    conclusion: 'success',
    createdAt,
    url: `runs/${id}`,
    ...given,
  };
}

const decide = (runs: TrainingRun[], perDay = 4) => decideStanding('r', runs, perDay, NOW);

describe('what to do about a request', () => {
  it('dispatches what was never asked', () => {
    expect(decide([])).toEqual({ kind: 'dispatch', spentToday: 0 });
  });

  it('attaches to the one that runs, the first of several', () => {
    const running = [run(9, { request: 'r', completed: false }), run(7, { request: 'r', completed: false })];
    expect(decide(running)).toMatchObject({ kind: 'attach', run: { id: 7 } });
  });

  it('attaches also when the budget is spent', () => {
    expect(decide([run(1), run(2, { request: 'r', completed: false })], 1).kind).toBe('attach');
  });

  it('trains again what failed', () => {
    expect(decide([run(1, { request: 'r', conclusion: 'failure' })]).kind).toBe('dispatch');
  });

  it('counts the runs of the last 24 hours', () => {
    const yesterday = run(1, { createdAt: '2026-11-19T11:59:59Z' });
    expect(decide([yesterday, run(2), run(3)], 3)).toEqual({ kind: 'dispatch', spentToday: 2 });
    expect(decide([yesterday, run(2), run(3), run(4)], 3)).toEqual({
      kind: 'over-budget',
      spentToday: 3,
    });
  });

  it('never starts where none are allowed', () => {
    expect(decide([], 0)).toEqual({ kind: 'over-budget', spentToday: 0 });
  });
});
