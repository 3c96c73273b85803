import type { ItemChange } from '../../domain/comparison/comparison.ts';
import { FATES } from '../../domain/comparison/fate.ts';
import { oneLine } from '../../domain/one-line.ts';
import type { Answers } from '../comment-input.ts';
import { fateOf } from '../fate.ts';
import type { ItemsIndex } from './client/item-filter.ts';
import { BLOCK_SIZE } from './items-data.ts';
import { safeJson } from './markup.ts';

const TITLE = 110;
const EVIDENCE: Record<ItemChange['evidence'], string> = { held_out: 'h', trained_on: 't', neither: 'n' };

/** What is filtered by, of items that are gone through once. It is kept as JSON: there may be very many of them. */
export class ListedItems {
  readonly #places = new Map<string, number>();
  readonly #counts = FATES.map(() => 0);
  readonly #columns = {
    fate: new JsonList(),
    category: new JsonList(),
    identity: new JsonList(),
    title: new JsonList(),
  };
  #evidence = '';

  constructor(changes: Iterable<ItemChange>, answers: Answers) {
    for (const change of changes) this.#add(change, answers);
  }

  get isEmpty(): boolean {
    return this.#evidence === '';
  }

  get categories(): string[] {
    return [...this.#places.keys()];
  }

  /** How many came to each fate. */
  get counts(): readonly number[] {
    return this.#counts;
  }

  /** The `ItemsIndex`, in pieces. */
  *json(): Generator<string> {
    const { fate, category, identity, title } = this.#columns;
    const categories = this.categories.map((name) => oneLine(name, 80));
    const head: Pick<ItemsIndex, 'blockSize' | 'fates' | 'categories'> = {
      blockSize: BLOCK_SIZE,
      fates: [...FATES],
      categories,
    };
    yield `${safeJson(head).slice(0, -1)},"fate":`;
    yield* fate.pieces();
    yield ',"category":';
    yield* category.pieces();
    yield `,"evidence":${safeJson(this.#evidence)},"identity":`;
    yield* identity.pieces();
    yield ',"title":';
    yield* title.pieces();
    yield '}';
  }

  #add(change: ItemChange, answers: Answers): void {
    const fate = FATES.indexOf(fateOf(change));
    this.#counts[fate] = (this.#counts[fate] ?? 0) + 1;
    const place = this.#places.get(change.category) ?? this.#places.size;
    this.#places.set(change.category, place);
    this.#evidence += EVIDENCE[change.evidence];
    const { fate: fates, category, identity, title } = this.#columns;
    fates.add(fate);
    category.add(place);
    identity.add(oneLine(change.identity, 120));
    title.add(answers === 'none' ? '' : oneLine(change.prompt, TITLE));
  }
}

const STRETCH = 1000;

/** A long list as JSON, stretch by stretch, so that nothing of what it was made from is kept. */
class JsonList {
  readonly #written: string[] = [];
  #values: (string | number)[] = [];

  add(value: string | number): void {
    this.#values.push(value);
    if (this.#values.length === STRETCH) this.#write();
  }

  *pieces(): Generator<string> {
    if (this.#values.length > 0) this.#write();
    yield '[';
    for (const [index, piece] of this.#written.entries()) yield index === 0 ? piece : `,${piece}`;
    yield ']';
  }

  #write(): void {
    this.#written.push(safeJson(this.#values).slice(1, -1));
    this.#values = [];
  }
}
