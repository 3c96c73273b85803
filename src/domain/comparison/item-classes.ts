import { identityOf, promptHash, type Sha256, shareOf } from '../benchmark/identity.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { ApartBy } from '../benchmark/shared-ids.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { EVIDENCES, type Evidence } from './comparison.ts';

/** What an item may prove, by its identity and the hash of its normalised prompt. */
export type ClassOf = (identity: string, promptHash: string) => Evidence;

/** Trained on: identity or prompt is in the dataset. Held out: on the evaluation side of its split, where there is one. */
export function classesOfDataset({ trained_items, split }: Manifest, sha256: Sha256): ClassOf {
  const identities = new Set(trained_items.map(({ identity }) => identity));
  const prompts = new Set(trained_items.map(({ prompt_sha256 }) => prompt_sha256));
  const bySplit = classesOfSplit(split, sha256);
  return (identity, promptHash) =>
    identities.has(identity) || prompts.has(promptHash) ? 'trained_on' : bySplit(identity, promptHash);
}

/** The sides of a split; all is held out where none is made. */
export function classesOfSplit({ holdout, seed }: Manifest['split'], sha256: Sha256): ClassOf {
  return (identity) => (holdout === 0 || shareOf(seed, identity, sha256) < holdout ? 'held_out' : 'neither');
}

/** What single questions may prove, whatever their category. */
export function classifier(manifest: Manifest, sha256: Sha256): (item: BenchmarkItem) => Evidence {
  const classOf = classesOfDataset(manifest, sha256);
  return (item) => {
    const hash = promptHash(item.prompt, sha256);
    return classOf(item.id === null ? hash : identityOf(item, sha256), hash);
  };
}

/** Where its class stands, by the name that an item turns out to go by: its id, its prompt, or its category and id. */
const PLACES: Record<'id' | ApartBy, number> = { id: 0, prompt: 2, category: 4 };

/** Packs the classes of an item into six bits: its name is known only when all of both runs has been seen. */
export function classPacker(classOf: ClassOf, sha256: Sha256): (item: BenchmarkItem) => number {
  return ({ task, id, category, prompt }) => {
    const hash = promptHash(prompt, sha256);
    const code = (identity: string) => EVIDENCES.indexOf(classOf(identity, hash));
    const byPrompt = code(hash);
    if (id === null) return (byPrompt << PLACES.id) | (byPrompt << PLACES.prompt);
    const byId = code(`${task}/${id}`);
    const byCategory = code(`${task}/${category}/${id}`);
    return (byId << PLACES.id) | (byPrompt << PLACES.prompt) | (byCategory << PLACES.category);
  };
}

/** `apart`: what the item is told apart by where its id does not do; null where it does, or where it has none. */
export function classUnder(packed: number, apart: ApartBy | null): Evidence {
  return EVIDENCES[(packed >>> PLACES[apart ?? 'id']) & 3] ?? 'held_out';
}
