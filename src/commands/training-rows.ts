import { join } from 'node:path';
import { identityOf, promptHash } from '../domain/benchmark/identity.ts';
import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import type { FileNames } from '../domain/dataset/file-name.ts';
import type { DatasetFile } from '../domain/dataset/manifest.ts';
import { rowsOf } from '../domain/dataset/training-row.ts';
import { type DerivationRule, deriveExample } from '../domain/extraction/derive.ts';
import type { Layout, Section } from '../domain/extraction/layout.ts';
import { Column } from '../domain/notes/column.ts';
import { sha256 } from '../results/hash.ts';
import { listElement, withList } from '../results/list-in-json.ts';
import { Spool } from '../results/spool.ts';
import { jsonLines } from '../results/write.ts';
import { writePieces } from '../results/write-pieces.ts';

/**
 * The rows to train on between the results, where they come in one order, and the dataset's files, where they stand in
 * another. Meanwhile they lie in the dataset's folder and not in memory.
 */
export class TrainingRows {
  readonly #folder: string;
  readonly #layout: Layout;
  readonly #rule: DerivationRule;
  readonly #rows: Spool;
  readonly #rowCounts = new Column('byte');
  readonly #trainedItems: Spool;

  constructor(folder: string, layout: Layout, rule: DerivationRule) {
    this.#folder = folder;
    this.#layout = layout;
    this.#rule = rule;
    this.#rows = new Spool(join(folder, '.rows'));
    this.#trainedItems = new Spool(join(folder, '.trained-items'));
  }

  /** Takes an answer if it was chosen; `row` is its place in the results, from 0. */
  add(item: BenchmarkItem, row: number): void {
    const chosen = this.#layout.chosen.at(row);
    if (chosen === null) return;
    const { place, reason } = chosen;
    const identity = identityOf(item, sha256);
    const example = deriveExample(item, identity, reason, this.#rule);
    const rows = example === null ? [] : rowsOf(example, this.#rule.format);
    this.#rows.put(place, jsonLines(rows));
    this.#rowCounts.set(place, rows.length);
    const trained: Manifest['trained_items'][number] = {
      identity,
      prompt_sha256: promptHash(item.prompt, sha256),
    };
    this.#trainedItems.put(place, listElement(trained));
  }

  /** Writes a file for each section that has rows. */
  writeFiles(names: FileNames): DatasetFile[] {
    return this.#layout.sections.flatMap((section) => {
      const { category } = section;
      const rows = this.#count(section);
      if (rows === 0) return [];
      const path = `${names.of(category)}.jsonl`;
      const pieces = this.#rows.read(section.from, section.end);
      return [{ path, category, rows, sha256: writePieces(join(this.#folder, path), pieces) }];
    });
  }

  /** Writes the manifest with the list of what is trained on. */
  writeManifest(name: string, manifest: Manifest): void {
    const trainedItems = this.#trainedItems.read(0, this.#layout.sections.at(-1)?.end ?? 0);
    writePieces(join(this.#folder, name), withList(manifest, 'trained_items', trainedItems));
  }

  /** To be called at the end, whatever happened. */
  end(): void {
    this.#rows.end();
    this.#trainedItems.end();
  }

  #count({ from, end }: Section): number {
    let rows = 0;
    for (let place = from; place < end; place++) rows += this.#rowCounts.get(place);
    return rows;
  }
}
