import { describe, expect, it } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { storyOf } from './item-story.ts';

function item(id: string | null, given: Partial<BenchmarkItem> = {}): BenchmarkItem {
  return answer({
    task: 'exam',
    id,
    prompt: `Question ${id}`,
    response: 'The answer is 7',
    reference: '6',
    ...given,
  });
}

describe('the story of an item', () => {
  const manifest = {
    split: { holdout: 0.3, seed: 'retake' },
    trained_items: [{ identity: 'exam/3', prompt_sha256: 'f'.repeat(64) }],
  } as Manifest;
  const wrong = item('3');
  const right = item('3', { outcome: 'correct', score: 1, response: 'The answer is 6' });

  it('puts together what was pushed, asked before and after, and trained on', () => {
    const loop = { pushed: [wrong], before: [wrong], after: [right], manifest };
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
