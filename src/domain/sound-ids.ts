import { normalisePrompt } from './identity.ts';
import type { BenchmarkItem, Warning } from './item.ts';
import { counted } from './wording.ts';

export interface SoundIds {
  /** The runs in the order given, their items in theirs. */
  runs: BenchmarkItem[][];
  /** `ambiguous-id` where there was something to mend. */
  warnings: Warning[];
}

/**
 * Takes ids away that cannot tell questions apart: one that stands for several prompts within a run is no identity,
 * and the prompt serves instead (VERDICT.md section 4); one that stands for the same prompt in several categories is
 * told apart by its category. What is ambiguous in one of the runs is so in all, or they could not be joined.
 */
export function withSoundIds(...runs: readonly (readonly BenchmarkItem[])[]): SoundIds {
  const ambiguous = new Map<string, Ambiguity>();
  for (const items of runs) findAmbiguous(items, ambiguous);
  if (ambiguous.size === 0) return { runs: runs.map((items) => [...items]), warnings: [] };
  const mended = runs.map((items) => items.map((item) => mend(item, ambiguous)));
  return { runs: mended, warnings: [warningOf(ambiguous)] };
}

interface Ambiguity {
  by: 'prompt' | 'category';
  example: string;
}

function findAmbiguous(items: readonly BenchmarkItem[], ambiguous: Map<string, Ambiguity>): void {
  const firsts = new Map<string, BenchmarkItem>();
  for (const item of items) {
    if (item.id === null) continue;
    const key = keyOf(item);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, item);
      continue;
    }
    const by = differenceOf(first, item);
    if (by === null || ambiguous.get(key)?.by === 'prompt') continue;
    ambiguous.set(key, { by, example: `${item.task}/${item.id}` });
  }
}

function differenceOf(one: BenchmarkItem, other: BenchmarkItem): Ambiguity['by'] | null {
  if (one.prompt !== other.prompt && normalisePrompt(one.prompt) !== normalisePrompt(other.prompt)) {
    return 'prompt';
  }
  return one.category === other.category ? null : 'category';
}

function mend(item: BenchmarkItem, ambiguous: Map<string, Ambiguity>): BenchmarkItem {
  if (item.id === null) return item;
  const found = ambiguous.get(keyOf(item));
  if (found === undefined) return item;
  return { ...item, id: found.by === 'prompt' ? null : `${item.category}/${item.id}` };
}

/** Variants of a question have prompts of their own. */
function keyOf({ task, variant, id }: BenchmarkItem): string {
  return `${task}\0${variant}\0${id}`;
}

function warningOf(ambiguous: Map<string, Ambiguity>): Warning {
  const [first] = ambiguous.values();
  const ids = `${counted(ambiguous.size, 'id')} ${ambiguous.size === 1 ? 'stands' : 'stand'}`;
  const message = `${ids} for more than one question of a run (such as ${first?.example ?? ''}): these questions are told apart by prompt and category instead`;
  return { code: 'ambiguous-id', category: null, count: ambiguous.size, message };
}
