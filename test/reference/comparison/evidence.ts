import { identityOf, promptHash, type Sha256, shareOf } from '../../../src/domain/benchmark/identity.ts';
import type { ResultFile, Warning } from '../../../src/domain/benchmark/item.ts';
import type { Evidence } from '../../../src/domain/comparison/comparison.ts';
import type { Manifest } from '../../../src/domain/dataset/dataset.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { counted } from '../../../src/domain/wording.ts';
import type { Pair } from './pairing.ts';

export interface EvidenceOfPairs {
  /** One for each pair, in their order. */
  evidence: Evidence[];
  warnings: Warning[];
}

/**
 * What each compared question may prove (VERDICT.md section 4). Trained on: its identity or its prompt is in the
 * dataset. Held out: on the evaluation side of the split, or, where none was made, simply not trained on. A category
 * from which no compared question was trained on is evidence as a whole. `files` are those of the baseline.
 */
export function evidenceOf(
  pairs: readonly Pair[],
  manifest: Manifest | null,
  sha256: Sha256,
  files: readonly ResultFile[] = [],
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
    const heldOut = members.filter((index) => evidence[index] === 'held_out');
    if (heldOut.length === 0) warnings.push(nothingHeldOut(category, members.length));
    else if (manifest.split.holdout === 0 && isMinedSet(manifest, files, category, members.length)) {
      const passed = heldOut.every((index) => hadPassed(pairs[index] as Pair));
      warnings.push(noFairSample(category, heldOut.length, passed));
    }
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
  const message = `${category}: none of the ${counted(count, 'compared item')} was held out from training, so that nothing here is evidence`;
  return { code: 'nothing-held-out', category, count, message };
}

/**
 * Whether the failures were mined from the very questions that are compared: only then those left over are the ones
 * that were not selected. Told by the file or, where the baseline sat the exam again, by how many there are.
 */
function isMinedSet(
  { results, categories }: Manifest,
  files: readonly ResultFile[],
  category: string,
  compared: number,
): boolean {
  const mined = Object.hasOwn(categories, category) ? categories[category]?.items : undefined;
  return mined === compared || files.some((file) => results.some(({ sha256 }) => sha256 === file.sha256));
}

function hadPassed({ before }: Pair): boolean {
  return before.reduce((sum, { score }) => sum + (score ?? 0), 0) > before.length / 2;
}

function noFairSample(category: string, count: number, passed: boolean): Warning {
  const items = count === 1 ? 'the 1 item' : `the ${count} items`;
  const are = count === 1 ? 'is' : 'are';
  const why = passed
    ? `had passed before, can hardly get better and ${are} no fair sample`
    : `${are} what the selection of failures left over and no fair sample`;
  const message = `${category}: nothing was held out before training; ${items} not trained on ${why}`;
  return { code: 'no-split', category, count, message };
}
