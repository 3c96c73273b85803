import { identityOf, type Sha256 } from '../benchmark/identity.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';

/** The identities that a name may mean; one where it is clear. At most six are told. */
export type NamedItem = { identity: string } | { candidates: string[] };

const MOST_CANDIDATES = 6;

/**
 * Finds the question that a person names: by its identity, by its id, by how one of them begins, or by its whole
 * text; the first of these ways that leads anywhere decides.
 */
export function nameItem(name: string, items: readonly BenchmarkItem[], sha256: Sha256): NamedItem {
  const known = new Map(items.map((item) => [identityOf(item, sha256), item]));
  const all = [...known];
  const ways: ((entry: [string, BenchmarkItem]) => boolean)[] = [
    ([identity]) => identity === name,
    ([, { id }]) => id === name,
    ([identity, { id }]) => identity.startsWith(name) || (id?.startsWith(name) ?? false),
    ([, { prompt }]) => prompt.trim() === name,
  ];
  for (const fits of ways) {
    const found = all.filter(fits).map(([identity]) => identity);
    if (found.length === 1 && found[0] !== undefined) return { identity: found[0] };
    if (found.length > 1) return { candidates: found.slice(0, MOST_CANDIDATES) };
  }
  return { candidates: [] };
}
