/**
 * A record's own value by a key that comes from outside: a category may be called `constructor`, which every object
 * has without having it.
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
