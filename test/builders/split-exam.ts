import { identityOf, promptHash, type Sha256, shareOf } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem } from '../../src/domain/benchmark/item.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { benchmarkItem, type Flip } from './items.ts';

export interface SplitExam {
  before: BenchmarkItem[];
  after: BenchmarkItem[];
  trained_items: Manifest['trained_items'];
}

/**
 * One category's questions, so many on each side of the default split as their flips ask for. All of the training
 * side was trained on, failures and replay rows.
 */
export function splitExam(
  category: string,
  sides: { heldOut: Flip[]; trainedOn: Flip[] },
  sha256: Sha256,
  split = { holdout: 0.3, seed: 'retake' },
): SplitExam {
  const exam: SplitExam = { before: [], after: [], trained_items: [] };
  const waiting = { heldOut: spread(sides.heldOut), trainedOn: spread(sides.trainedOn) };
  for (let number = 1; waiting.heldOut.length + waiting.trainedOn.length > 0; number++) {
    const id = String(number);
    const item = benchmarkItem({ category, id });
    const identity = identityOf(item, sha256);
    const side = shareOf(split.seed, identity, sha256) < split.holdout ? 'heldOut' : 'trainedOn';
    const flip = waiting[side].shift();
    if (flip === undefined) continue;
    exam.before.push(benchmarkItem({ category, id, outcome: flip.from }));
    exam.after.push(benchmarkItem({ category, id, outcome: flip.to }));
    if (side === 'trainedOn')
      exam.trained_items.push({ identity, prompt_sha256: promptHash(item.prompt, sha256) });
  }
  return exam;
}

function spread(flips: Flip[]): Flip[] {
  return flips.flatMap((flip) => Array.from({ length: flip.items }, () => flip));
}
