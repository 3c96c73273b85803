/** Where a record stands in a result file; read out only for messages, for few places are ever named. */
export interface Place {
  file: string;
  unit: 'line' | 'item' | 'row' | 'entry';
  /**
   * The 1-based number of a line, the 0-based one of an item or row, the key of an item (`group/key` where it lies in
   * one of several groups), or an entry's name.
   */
  at: number | string;
  /** The record's key in an object or archive, or its 0-based number. Never an item's id by itself. */
  key: number | string;
  /** The key of the group of records that it lies in, where the file has several: a task's name. */
  group?: number | string;
}

/** `line 3`, `item 12`, `item "q7"`, `entry samples/1.json`. */
export function placeInFile({ unit, at }: Place): string {
  return `${unit} ${unit === 'item' && typeof at === 'string' ? `"${at}"` : at}`;
}

/** The same with the file: `solutions.jsonl line 3`. */
export function placeName(place: Place): string {
  return `${place.file} ${placeInFile(place)}`;
}
