import { RetakeError } from '../domain/error.ts';
import { nameList, oneLine } from '../domain/one-line.ts';

/** The model named after `#`, or the only one there is. @throws RetakeError that lists them otherwise. */
export function chosenModel(models: readonly string[], fragment: string | null, fileName: string): string {
  const [only] = models;
  if (fragment !== null && models.includes(fragment)) return fragment;
  if (fragment === null && models.length === 1 && only !== undefined) return only;
  const what =
    fragment === null
      ? `holds the answers of ${models.length} models`
      : `has no model "${oneLine(fragment)}"`;
  if (only === undefined) {
    throw new RetakeError('USAGE', `${fileName} ${what}: its answers name none`, {
      hint: `Leave out what stands after the #: ${fileName}.`,
    });
  }
  throw new RetakeError('USAGE', `${fileName} ${what}: ${nameList(models)}`, {
    hint: `Name one of them after a #, as in ${fileName}#${oneLine(only)}.`,
  });
}

/** Lets the rows of one model through, where each row names its own; which there are is known at the end only. */
export class ModelFilter {
  /** Those whose rows were let through. */
  readonly models = new Set<string>();
  readonly #others = new Set<string>();
  #hasRefused = false;
  readonly #fragment: string | null;
  readonly #fileName: string;

  constructor(fragment: string | null, fileName: string) {
    this.#fragment = fragment;
    this.#fileName = fileName;
  }

  /** False for another model than the one asked for; a row that names none is nobody else's where none was asked for. */
  accepts(model: string | undefined): boolean {
    const isWanted = this.#fragment === null || model === this.#fragment;
    if (model !== undefined) (isWanted ? this.models : this.#others).add(model);
    if (!isWanted) this.#hasRefused = true;
    return isWanted;
  }

  /** A reader's own `finish`. @throws RetakeError where several models are there, or not the one asked for. */
  finish(): never[] {
    const isOne =
      this.#fragment === null ? this.models.size <= 1 : this.models.size === 1 || !this.#hasRefused;
    if (!isOne) chosenModel([...this.models, ...this.#others], this.#fragment, this.#fileName);
    return [];
  }
}
