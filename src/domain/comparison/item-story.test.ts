import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { nameItem, storyOf } from './item-story.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function item(id: string | null, given: Partial<BenchmarkItem> = {}): BenchmarkItem {
  return {
    task: 'exam',
    id,
    category: 'math',
    prompt: `Question ${id}`,
    response: 'The answer is 7',
    outcome: 'incorrect',
    score: 0,
    reference: '6',
    variant: '',
    repeat: 0,
    place: { file: 'exam.jsonl', unit: 'line', at: 1, key: 0 },
    ...given,
  };
}

const items = [item('3'), item('31'), item('310'), item('a b'), item(null, { prompt: 'What is 2 + 2?' })];
const hash = sha256('What is 2 + 2?');

describe('naming an item', () => {
  it.each([
    ['exam/3', 'exam/3'],
    ['3', 'exam/3'],
    ['310', 'exam/310'],
    ['exam/310', 'exam/310'],
    ['a', 'exam/a b'],
    ['a b', 'exam/a b'],
    ['What is 2 + 2?', hash],
    [hash.slice(0, 8), hash],
  ])('%s is %s', (name, identity) => expect(nameItem(name, items, sha256)).toEqual({ identity }));

  it('tells what a beginning may mean', () => {
    expect(nameItem('exam/3', items.slice(1), sha256)).toEqual({ candidates: ['exam/31', 'exam/310'] });
    const many = Array.from({ length: 50 }, (_, index) => item(`q${index}`));
    expect(nameItem('q', many, sha256)).toEqual({
      candidates: ['exam/q0', 'exam/q1', 'exam/q2', 'exam/q3', 'exam/q4', 'exam/q5'],
    });
  });

  it('finds nothing', () => expect(nameItem('no', items, sha256)).toEqual({ candidates: [] }));
});

describe('the story of an item', () => {
  const manifest = {
    split: { holdout: 0.3, seed: 'retake' },
    trained_items: [{ identity: 'exam/3', prompt_sha256: 'f'.repeat(64) }],
  } as Manifest;
  const right = item('3', { outcome: 'correct', score: 1, response: 'The answer is 6' });

  it('puts together what was pushed, asked before and after, and trained on', () => {
    const loop = { pushed: items, before: items, after: [right], manifest };
    expect(storyOf('exam/3', loop, sha256)).toEqual({
      identity: 'exam/3',
      category: 'math',
      prompt: 'Question 3',
      reference: '6',
      evidence: 'trained_on',
      audit: 'confirmed',
      pushed: { outcome: 'incorrect', response: 'The answer is 7' },
      before: { outcome: 'incorrect', response: 'The answer is 7' },
      after: { outcome: 'correct', response: 'The answer is 6' },
    });
  });

  it('is told as far as it is known', () => {
    const loop = { pushed: [], before: [], after: [right], manifest: null };
    expect(storyOf('exam/3', loop, sha256)).toMatchObject({ evidence: null, audit: null, pushed: null });
    expect(storyOf('exam/4', loop, sha256)).toBeNull();
  });

  it('audits what was failed on style alone, and of several answers tells the worst', () => {
    const failed = item('3', { outcome: 'loss', score: 0, response: 'The answer is 6', repeat: 1 });
    const loop = { pushed: [right, failed], before: [], after: [], manifest: null };
    expect(storyOf('exam/3', loop, sha256)).toMatchObject({
      audit: 'already-right',
      pushed: { outcome: 'loss' },
    });
  });
});
