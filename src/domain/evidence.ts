import type { Evidence } from './comparison.ts';
import type { Manifest } from './dataset.ts';
import { groupBy } from './group-by.ts';
import { identityOf, promptHash, type Sha256, shareOf } from './identity.ts';
import type { Warning } from './item.ts';
import type { Pair } from './pairing.ts';

export interface EvidenceOfPairs {
  /** One for each pair, in their order. */
  evidence: Evidence[];
  warnings: Warning[];
}

/**
 * What each compared question may prove (VERDICT.md section 4). Trained on: its identity or its prompt is in the
 * dataset. Held out: on the evaluation side of the split, or, where none was made, simply not trained on. A category
 * from which no compared question was trained on is evidence as a whole.
 */
export function evidenceOf(
  pairs: readonly Pair[],
  manifest: Manifest | null,
  sha256: Sha256,
): EvidenceOfPairs {
  const evidence = pairs.map((): Evidence => 'held_out');
  const warnings: Warning[] = [];
  if (manifest === null) return { evidence, warnings };
  const classify = classifier(manifest, sha256);
  const indices = groupBy(pairs.keys(), (index) => categoryOf(pairs[index]));
  for (const [category, members] of indices) {
    const found = members.map((index) => classify(pairs[index] as Pair));
    if (!found.includes('trained_on')) continue;
    for (const [position, index] of members.entries()) evidence[index] = found[position] as Evidence;
    const heldOut = found.filter((one) => one === 'held_out').length;
    if (heldOut === 0) warnings.push(nothingHeldOut(category, members.length));
    else if (manifest.split.holdout === 0) warnings.push(noFairSample(category, heldOut));
  }
  return { evidence, warnings };
}

function categoryOf(pair: Pair | undefined): string {
  return pair?.before[0].category ?? '';
}

function classifier(manifest: Manifest, sha256: Sha256): (pair: Pair) => Evidence {
  const identities = new Set(manifest.trained_items.map(({ identity }) => identity));
  const prompts = new Set(manifest.trained_items.map(({ prompt_sha256 }) => prompt_sha256));
  const { holdout, seed } = manifest.split;
  return ({ before: [item] }) => {
    const prompt = promptHash(item.prompt, sha256);
    const identity = item.id === null ? prompt : identityOf(item, sha256);
    if (identities.has(identity) || prompts.has(prompt)) return 'trained_on';
    return holdout === 0 || shareOf(seed, identity, sha256) < holdout ? 'held_out' : 'neither';
  };
}

function nothingHeldOut(category: string, count: number): Warning {
  const message = `${category}: none of the ${count} compared items was held out from training, so that nothing here is evidence`;
  return { code: 'nothing-held-out', category, count, message };
}

function noFairSample(category: string, count: number): Warning {
  const items = count === 1 ? 'the 1 item' : `the ${count} items`;
  const message = `${category}: nothing was held out before training; ${items} not trained on had passed before, can hardly get better and are no fair sample`;
  return { code: 'no-split', category, count, message };
}
