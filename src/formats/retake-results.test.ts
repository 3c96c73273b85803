import { describe, expect, it } from 'vitest';
import { retakeResults } from './retake-results.ts';
import { UnreadableRecord } from './unreadable-record.ts';

const reader = (fragment: string | null = null) =>
  retakeResults.open({
    fileName: 'r.jsonl',
    folder: null,
    fragment,
    header: {},
    first: {},
    companions: new Map(),
  });
const row = { task: 't', prompt: 'p', response: 'r' };
const place = { file: 'r.jsonl', unit: 'line', at: 1, key: 0 } as const;

describe('retakeResults', () => {
  it.each<[Record<string, unknown>, string, number | null]>([
    [{ outcome: 'win' }, 'win', 1],
    [{ outcome: 'partial', score: 0.7 }, 'partial', 0.7],
    [{ outcome: 'error', score: 1 }, 'error', null],
    [{ score: 0.5 }, 'correct', 0.5],
    [{ score: 0.49 }, 'incorrect', 0.49],
    [{ score: null }, 'unscored', null],
  ])('%j is %s', (grade, outcome, score) => {
    expect(reader().read({ ...row, ...grade }, place)[0]).toMatchObject({ outcome, score });
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ outcome: 'won' }, /outcome "won" is none of/],
    [{ score: 2 }, /score is no number/],
    [{ outcome: 'win', repeat: -1 }, /repeat/],
    [{ outcome: 'win', prompt: 3 }, /prompt is no text/],
    [{ outcome: 'win', task: undefined }, /task is missing/],
    [{}, /neither outcome nor score/],
  ])('refuses %j', (wrong, message) => {
    const read = () => reader().read({ ...row, ...wrong }, place);
    expect(read).toThrow(UnreadableRecord);
    expect(read).toThrow(message);
  });

  it.each([undefined, ''])('takes the task for the category where that is %j', (category) => {
    expect(reader().read({ ...row, outcome: 'win', category }, place)[0]?.category).toBe('t');
  });

  const told = (fragment: string | null, models: (string | undefined)[]) => {
    const one = reader(fragment);
    const items = models.flatMap((model) => one.read({ ...row, outcome: 'win', model }, place));
    return { models: [...one.models], items: items.length, finish: () => one.finish?.() };
  };

  it('reads one model of several', () => {
    const { models, items, finish } = told('a', ['b', 'a', undefined]);
    expect({ models, items }).toEqual({ models: ['a'], items: 1 });
    expect(finish()).toEqual([]);
  });

  it('reads rows that name no model, or the same one', () => {
    expect(told(null, [undefined, undefined]).finish()).toEqual([]);
    expect(told(null, ['a', undefined, 'a']).finish()).toEqual([]);
  });

  it.each<[string | null, (string | undefined)[], string]>([
    [null, ['a', 'b', 'c', 'b'], 'r.jsonl holds the answers of 3 models: a, b, c'],
    ['d', ['a', 'b'], 'r.jsonl has no model "d": a, b'],
    ['d', [undefined], 'r.jsonl has no model "d": its answers name none'],
  ])('refuses #%s of %j', (fragment, models, message) => {
    expect(told(fragment, models).finish).toThrow(expect.objectContaining({ code: 'USAGE', message }));
  });

  it('lists no endless number of models', () => {
    const models = Array.from({ length: 100 }, (_, index) => `m${index}`);
    expect(told(null, models).finish).toThrow(
      /^r\.jsonl holds the answers of 100 models: m0, .*m19 and 80 more$/,
    );
  });
});
