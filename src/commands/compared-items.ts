import type { BenchmarkItem } from '../domain/benchmark/item.ts';

/**
 * Makes the answers of two runs small for a comparison, each in its place: the texts that only extraction looks at are
 * emptied, and of those that both runs have in common one copy is kept.
 */
export function comparedItems(): (item: BenchmarkItem) => BenchmarkItem {
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const first = texts.get(text);
    if (first === undefined) texts.set(text, text);
    return first ?? text;
  };
  return (item) => {
    item.prompt = shared(item.prompt);
    if (item.reference !== undefined) item.reference = shared(item.reference);
    if (item.opponentResponse !== undefined) item.opponentResponse = '';
    if (item.judge !== undefined) item.judge.reasoning = '';
    return item;
  };
}
