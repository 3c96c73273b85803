import { RetakeError } from '../domain/error.ts';
import type { Companion, Format } from '../formats/format.ts';
import { JsonError } from './json/tolerant.ts';
import { openBytes } from './open-bytes.ts';
import { nameOf, type Recognised, recognise } from './recognise.ts';
import { elementsOf, rowsOf } from './records.ts';
import type { Source } from './source.ts';

type Entries = ReadonlyMap<string, unknown>;

/** Finds the files that hold what a result file lacks: beside it, or among those that were given. Reads each once. */
export class CompanionShelf {
  readonly #given: readonly Source[];
  readonly #recognised = new Map<string, Promise<Recognised | null>>();
  readonly #read = new Map<string, Promise<Entries>>();

  constructor(given: readonly Source[]) {
    this.#given = given;
  }

  /** The entries of every companion of that format, by its id. */
  async entriesFor(format: Format, source: Source): Promise<ReadonlyMap<string, Entries>> {
    const shelf = new Map<string, Entries>();
    for (const companion of format.companions ?? []) {
      const entries = new Map<string, unknown>();
      for (const found of await this.#find(companion, source)) {
        for (const [key, value] of await this.#entriesOf(found, companion)) entries.set(key, value);
      }
      if (entries.size > 0) shelf.set(companion.id, entries);
    }
    return shelf;
  }

  async #find(companion: Companion, source: Source): Promise<Source[]> {
    for (const name of companion.siblingsOf(nameOf(source.path))) {
      const sibling = source.sibling(name);
      if (sibling !== null && (await this.#isCompanion(sibling, companion))) return [sibling];
    }
    const found: Source[] = [];
    for (const given of this.#given) if (await this.#isCompanion(given, companion)) found.push(given);
    return found;
  }

  async #isCompanion(source: Source, companion: Companion): Promise<boolean> {
    const found = await remembered(this.#recognised, source.path, () => recogniseOrNot(source));
    return found?.kind === 'companion' && found.companion.id === companion.id;
  }

  #entriesOf(source: Source, companion: Companion): Promise<Entries> {
    const key = `${companion.id}\n${source.path}`;
    return remembered(this.#read, key, () => readCompanion(source, companion));
  }
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** A file that cannot be told is none, here; it is reported where it is read as results. */
async function recogniseOrNot(source: Source): Promise<Recognised | null> {
  const bytes = await openBytes(source);
  try {
    return await recognise(source, bytes, null);
  } catch (error) {
    if (error instanceof RetakeError) return null;
    throw error;
  } finally {
    await bytes.close();
  }
}

async function readCompanion(source: Source, companion: Companion): Promise<Entries> {
  const bytes = await openBytes(source);
  const { layout } = await recognise(source, bytes, null);
  const path = companion.recordsAt?.(layout.sample.first) ?? ['*'];
  const name = nameOf(source.path);
  const records = layout.form === 'lines' ? rowsOf(bytes.chunks, name) : elementsOf(bytes.chunks, path, name);
  const entries = new Map<string, unknown>();
  try {
    for await (const found of records) {
      for (const { record } of found) {
        for (const [key, value] of companion.entriesOf(record)) entries.set(key, value);
      }
    }
  } catch (error) {
    // What was read before the fault is of use all the same.
    if (!(error instanceof JsonError)) throw error;
  }
  return entries;
}
