import type { KeyPath } from './yaml-document.ts';

/** A setting that was given outside the file. */
export interface Override {
  /** Into the configuration: `['split', 'seed']`. */
  path: readonly string[];
  value: unknown;
  /** As the user wrote it: `--seed`, `input results`. */
  from: string;
}

/** The file's data with the overrides laid over it, the later over the earlier. The data itself is left alone. */
export function applyOverrides(data: unknown, overrides: readonly Override[]): unknown {
  return overrides.reduce((result, { path, value }) => withValue(result, path, value), data);
}

/** Who set the value at this path, or something it lies in; null where the file did. */
export function overrideOf(path: KeyPath, overrides: readonly Override[]): Override | null {
  return overrides.findLast((override) => override.path.every((part, index) => path[index] === part)) ?? null;
}

/** A copy with the value set. What is no map is left as it is: the schema reports it. */
function withValue(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (data !== undefined && data !== null && (typeof data !== 'object' || Array.isArray(data))) return data;
  const map = (data ?? {}) as Record<string, unknown>;
  return { ...map, [key]: withValue(map[key], rest, value) };
}
