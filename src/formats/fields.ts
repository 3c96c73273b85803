import { UnreadableRecord } from './unreadable-record.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where the value is an object that has all these keys of its own. */
export function hasKeys(value: unknown, ...keys: string[]): value is Fields {
  return isObject(value) && keys.every((key) => Object.hasOwn(value, key));
}

/** The record as an object. @throws UnreadableRecord where it is none. */
export function fieldsOf(record: unknown): Fields {
  if (!isObject(record)) throw new UnreadableRecord('is no object');
  return record;
}

/** A text that must be there. @throws UnreadableRecord */
export function textAt(record: Fields, key: string): string {
  const value = record[key];
  if (typeof value !== 'string')
    throw new UnreadableRecord(`${key} is ${value === undefined ? 'missing' : 'no text'}`);
  return value;
}

/** A text that may be missing or null. @throws UnreadableRecord where something else stands there. */
export function optionalTextAt(record: Fields, key: string): string | undefined {
  return record[key] === undefined || record[key] === null ? undefined : textAt(record, key);
}

/** The number there, null where it is missing or no finite number. */
export function numberAt(record: Fields, key: string): number | null {
  const value = record[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An id as text, null where there is none. */
export function idAt(record: Fields, key: string): string | null {
  const value = record[key];
  if (typeof value === 'string') return value;
  // Beyond these a number was rounded when it was read: no two of them can be told apart.
  if (typeof value !== 'number' || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return null;
  // V8 keeps the texts that String() makes of whole numbers: of a million ids, all that would outlive its row.
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

/** A whole number from 0 up, 0 where there is none. */
export function countAt(record: Fields, key: string): number {
  const value = record[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
