import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { FileNames } from '../domain/dataset/file-name.ts';
import { type DatasetFile, HELD_OUT } from '../domain/dataset/manifest.ts';
import { rowsOf } from '../domain/dataset/training-row.ts';
import { type DerivationRule, deriveExample } from '../domain/extraction/derive.ts';
import { GrowingFiles } from '../results/growing-files.ts';
import { jsonLines } from '../results/write.ts';

/** The rows of a dataset that are kept for measuring: all that hash says so of, so they are written as they come. */
export class HeldOutRows {
  readonly #rule: DerivationRule;
  readonly #files: GrowingFiles;
  readonly #rowCounts = new Map<string, number>();

  constructor(folder: string, rule: DerivationRule) {
    this.#rule = rule;
    this.#files = new GrowingFiles(folder);
  }

  /** `item`: the first answer to its question. Nothing is written where there is no answer to hold against it. */
  add(item: BenchmarkItem, identity: string): void {
    const example = deriveExample(item, identity, item.outcome, this.#rule);
    const rows = example === null ? [] : rowsOf(example, this.#rule.format);
    if (rows.length === 0) return;
    const { category } = item;
    this.#rowCounts.set(category, (this.#rowCounts.get(category) ?? 0) + rows.length);
    this.#files.append(category, jsonLines(rows));
  }

  /** Puts the files of the categories that have rows at their places, in the order of `categories`. */
  writeFiles(categories: Iterable<string>, names: FileNames): DatasetFile[] {
    return [...categories].flatMap((category) => {
      const rows = this.#rowCounts.get(category) ?? 0;
      if (rows === 0) return [];
      const path = `${HELD_OUT}${names.of(category)}.jsonl`;
      return [{ path, category, rows, sha256: this.#files.finish(category, path) }];
    });
  }
}
