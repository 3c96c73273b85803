import { describe, expect, test } from 'vitest';
import { manifestOf } from '../../../test/builders/run.ts';
import type { EvidenceRule } from './criteria.ts';
import { itemCounts } from './item-counts.ts';

const EVIDENCE: EvidenceRule = { items: 'held-out', strength: 'significant' };

describe('itemCounts', () => {
  const category = {
    outcomes: {},
    selected: 0,
    audit: { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 },
  };
  const categories = {
    math: { ...category, items: 50, held_out: 15, examples: 20, replay: 5 },
    law: { ...category, items: 40, held_out: 12, examples: 0, replay: 0 },
  };

  test('goes by the split, and takes all of a category from which nothing is trained', () => {
    const manifest = { ...manifestOf([], { holdout: 0.3 }), categories };
    expect(itemCounts(manifest, EVIDENCE)).toEqual({
      math: { all: 50, deciding: 15 },
      law: { all: 40, deciding: 40 },
    });
    expect(itemCounts(manifest, { ...EVIDENCE, items: 'all' }).math?.deciding).toBe(50);
  });

  test('without a split goes by what is not trained on', () => {
    const manifest = { ...manifestOf([]), categories };
    expect(itemCounts(manifest, EVIDENCE).math?.deciding).toBe(25);
  });
});
