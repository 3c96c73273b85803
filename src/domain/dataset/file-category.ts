import type { Sha256 } from '../benchmark/identity.ts';
import type { Manifest } from './dataset.ts';
import { FileNames } from './file-name.ts';
import { HELD_OUT } from './manifest.ts';

/** The categories of a dataset's files by path, also where an early manifest names the files alone. */
export function categoriesOfFiles(
  { files, categories }: Pick<Manifest, 'files' | 'categories'>,
  sha256: Sha256,
): Map<string, string> {
  const isEarly = files.some(({ category }) => category === undefined);
  const names = isEarly ? Object.keys(categories) : [];
  const byName = new Map(names.map((category) => [new FileNames(sha256).of(category), category]));
  return new Map(
    files.map(({ path, category }) => {
      const name = path.replace(HELD_OUT, '').replace(/\.jsonl$/, '');
      return [path, category ?? byName.get(name) ?? name];
    }),
  );
}
