import * as z from 'zod';
import { Text } from './primitives.ts';

/** The one key that zod leaves out of a record, and those that it would be taken for while it is renamed. */
const LEFT_OUT = /^_*__proto__$/;

/** A record with an entry for each category, whatever text that is. */
export function byCategory<T extends z.ZodType>(entry: T) {
  return (
    z
      .preprocess(
        (record) => (isRecord(record) ? renamed(record, (name) => `_${name}`) : record),
        z.record(Text, entry),
      )
      // What goes through a preprocess counts as optional otherwise.
      .nonoptional()
      .transform((record) => renamed(record, (name) => name.slice(1)))
  );
}

function renamed<T>(record: Record<string, T>, rename: (name: string) => string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).map(([name, entry]) => [LEFT_OUT.test(name) ? rename(name) : name, entry]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
