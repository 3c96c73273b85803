import { RetakeError } from '../domain/error.ts';

/** The model named after `#`, or the only one there is. @throws RetakeError that lists them otherwise. */
export function chosenModel(models: readonly string[], fragment: string | null, fileName: string): string {
  const [only] = models;
  if (fragment !== null && models.includes(fragment)) return fragment;
  if (fragment === null && models.length === 1 && only !== undefined) return only;
  const what =
    fragment === null ? `holds the answers of ${models.length} models` : `has no model "${fragment}"`;
  throw new RetakeError('USAGE', `${fileName} ${what}: ${models.join(', ')}`, {
    hint: `Name one of them after a #, as in ${fileName}#${models[0] ?? 'model'}.`,
  });
}

/** Lets the rows of one model through, where each row names its own. */
export class ModelFilter {
  readonly models = new Set<string>();
  readonly #fragment: string | null;
  readonly #fileName: string;

  constructor(fragment: string | null, fileName: string) {
    this.#fragment = fragment;
    this.#fileName = fileName;
  }

  /** False for another model than the one asked for. @throws RetakeError at a second model where none was asked for. */
  accepts(model: string): boolean {
    if (this.#fragment !== null && model !== this.#fragment) return false;
    this.models.add(model);
    if (this.models.size > 1) chosenModel([...this.models], null, this.#fileName);
    return true;
  }
}
