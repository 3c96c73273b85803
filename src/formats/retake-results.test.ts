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
const place = { source: 'r.jsonl line 1', key: 0 };

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
    [{ outcome: 'won' }, /outcome is none of/],
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

  it('reads one model of several', () => {
    const one = reader('a');
    expect(one.read({ ...row, outcome: 'win', model: 'b' }, place)).toEqual([]);
    expect(one.read({ ...row, outcome: 'win', model: 'a' }, place)).toHaveLength(1);
    expect([...one.models]).toEqual(['a']);
  });
});
