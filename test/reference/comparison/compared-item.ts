import type { Evidence } from '../../../src/domain/comparison/comparison.ts';
import type { ItemValues } from './item-values.ts';
import type { Pair } from './pairing.ts';

/** One question of both runs: what it was used for and what was measured on it. */
export interface ComparedItem {
  pair: Pair;
  category: string;
  evidence: Evidence;
  values: ItemValues;
}
