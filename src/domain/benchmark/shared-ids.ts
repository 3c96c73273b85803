import { counted } from '../wording.ts';
import type { BenchmarkItem, Warning } from './item.ts';

/** What tells the questions apart that share an id (VERDICT.md section 4). */
export type ApartBy = 'prompt' | 'category';

/** The item with an id that is its own, or with none, so that its prompt tells it apart. */
export function toldApart<T extends Pick<BenchmarkItem, 'id' | 'category'>>(item: T, by: ApartBy): T {
  return { ...item, id: by === 'prompt' ? null : `${item.category}/${item.id}` };
}

/** `count` ids are ambiguous, one of them `example`, as `task/id`. */
export function ambiguousIds(count: number, example: string): Warning {
  const ids = `${counted(count, 'id')} ${count === 1 ? 'stands' : 'stand'}`;
  const message = `${ids} for more than one question of a run (such as ${example}): these questions are told apart by prompt and category instead`;
  return { code: 'ambiguous-id', category: null, count, message };
}
