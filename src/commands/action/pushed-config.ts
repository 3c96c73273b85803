import type { Config } from '../../config/load.ts';

/**
 * The configuration of the default branch, `ruling`, with what a push may decide by its own: where its results lie,
 * what is learned from them, and the model and the numbers of the training. Every other key stays: whether anything is
 * started, what is executed, where and for how much, and by what it is judged.
 */
export function pushedConfig(ruling: Config, { results, failures, dataset, training }: Config): Config {
  const { paths, format } = results;
  const { categories, outcomes, already_right } = failures;
  const { model, revision, method, epochs, learning_rate, batch_size } = training;
  const { gradient_accumulation, gpus, max_length, seed } = training;
  const learned = { model, revision, method, epochs, learning_rate, batch_size };
  const numbers = { gradient_accumulation, gpus, max_length, seed };
  return {
    ...ruling,
    results: { ...ruling.results, paths, format },
    failures: { ...ruling.failures, categories, outcomes, already_right },
    dataset,
    training: { ...ruling.training, ...learned, ...numbers },
  };
}

/** The keys, such as `failures.minimum`, in which one configuration says otherwise than another. */
export function keysThatDiffer(one: Config, other: Config): string[] {
  return Object.keys(one).flatMap((section) => {
    const [a, b] = [part(one, section), part(other, section)];
    if (same(a, b)) return [];
    if (!isMap(a) || !isMap(b)) return [section];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter((key) => !same(a[key], b[key]))
      .map((key) => `${section}.${key}`);
  });
}

function part(config: Config, section: string): unknown {
  return config[section as keyof Config];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
