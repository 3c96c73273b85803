import { normalisePrompt } from '../../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, Warning } from '../../../src/domain/benchmark/item.ts';
import { counted } from '../../../src/domain/wording.ts';

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
  const [first] = ambiguous.values();
  return { runs: mended, warnings: [ambiguousIds(ambiguous.size, first?.example ?? '')] };
}

/** What tells the questions apart that share an id. */
export type ApartBy = 'prompt' | 'category';

interface Ambiguity {
  by: ApartBy;
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
    const by = ambiguityOf(first, item);
    if (by === null || ambiguous.get(key)?.by === 'prompt') continue;
    ambiguous.set(key, { by, example: `${item.task}/${item.id}` });
  }
}

/** Of two answers under one task, variant and id: whether they are to different questions; null where they are not. */
export function ambiguityOf(one: BenchmarkItem, other: BenchmarkItem): ApartBy | null {
  if (one.prompt !== other.prompt && normalisePrompt(one.prompt) !== normalisePrompt(other.prompt)) {
    return 'prompt';
  }
  return one.category === other.category ? null : 'category';
}

/** The item with an id that is its own, or with none, so that its prompt tells it apart. */
export function toldApart<T extends Pick<BenchmarkItem, 'id' | 'category'>>(item: T, by: ApartBy): T {
  return { ...item, id: by === 'prompt' ? null : `${item.category}/${item.id}` };
}

function mend(item: BenchmarkItem, ambiguous: Map<string, Ambiguity>): BenchmarkItem {
  if (item.id === null) return item;
  const found = ambiguous.get(keyOf(item));
  return found === undefined ? item : toldApart(item, found.by);
}

/** Variants of a question have prompts of their own. */
function keyOf({ task, variant, id }: BenchmarkItem): string {
  return `${task}\0${variant}\0${id}`;
}

/** `count` ids are ambiguous, one of them `example`, as `task/id`. */
export function ambiguousIds(count: number, example: string): Warning {
  const ids = `${counted(count, 'id')} ${count === 1 ? 'stands' : 'stand'}`;
  const message = `${ids} for more than one question of a run (such as ${example}): these questions are told apart by prompt and category instead`;
  return { code: 'ambiguous-id', category: null, count, message };
}
