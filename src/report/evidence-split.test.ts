import { expect, it } from 'vitest';
import { sha256 } from '../../test/builders/answer.ts';
import { judged } from '../../test/builders/judged.ts';
import { manifest } from '../../test/builders/manifest.ts';
import { splitExam } from '../../test/builders/split-exam.ts';
import { isSplit, neitherCount } from './evidence-split.ts';

const right = (items: number) => [{ items, from: 'correct' as const, to: 'correct' as const }];
const exam = splitExam('math', { heldOut: right(12), trainedOn: right(9) }, sha256);

it.each([
  ['nothing is known to be trained on', null, false, 0],
  ['all others were trained on', manifest({ trained_items: exam.trained_items }), true, 0],
  [
    'five of the others were trained on',
    manifest({ trained_items: exam.trained_items.slice(0, 5) }),
    true,
    4,
  ],
])('%s', (_, dataset, split, neither) => {
  const { verdict } = judged({ ...exam, manifest: dataset });
  expect(isSplit(verdict)).toBe(split);
  expect(neitherCount(verdict)).toBe(neither);
});
