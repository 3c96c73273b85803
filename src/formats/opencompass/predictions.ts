import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { lastMessage, textOf } from '../content.ts';
import { type Fields, fieldsOf, hasKeys, isObject } from '../fields.ts';
import { stemOf } from '../file-name.ts';
import type { FileContext, Format } from '../format.ts';
import { type Grade, gradeOf } from '../grade.ts';
import { makeItem } from '../item.ts';

/** opencompass predictions: one object, numbered from 0, without a verdict. Split files begin at 0 again. */
export const openCompassPredictions: Format = {
  id: 'opencompass-predictions',
  title: 'opencompass predictions',
  recognises: ({ shape, first }) =>
    shape === 'document' && hasKeys(first, '0') && hasKeys(first['0'], 'origin_prompt', 'prediction'),
  recordsAt: () => ['*'],
  open: (file) => readerOf(file, (row) => row.gold),
};

/** opencompass results with `dump_details`. */
export const openCompassDetails: Format = {
  id: 'opencompass',
  title: 'opencompass results with details',
  recognises: ({ shape, first }) =>
    shape === 'document' &&
    hasKeys(first, 'details') &&
    isObject(first.details) &&
    (hasKeys(first.details, 'type') || hasKeys(first.details, '0')),
  recordsAt: () => ['details', '*'],
  open: (file) => readerOf(file, (row) => row.references ?? row.gold ?? row.answer),
};

function readerOf(file: FileContext, goldOf: (row: Fields) => unknown) {
  const task = stemOf(file.fileName).replace(/_\d+$/u, '');
  return {
    models: new Set(file.folder === null ? [] : [file.folder]),
    read(record: unknown, place: Place): BenchmarkItem[] {
      // Beside the numbered answers stands how they were measured.
      if (!/^\d+$/u.test(String(place.key))) return [];
      return [readRow(fieldsOf(record), task, goldOf, place)];
    },
  };
}

function readRow(row: Fields, task: string, goldOf: (row: Fields) => unknown, place: Place): BenchmarkItem {
  const gold = firstText(goldOf(row));
  return makeItem({
    task,
    prompt: promptOf(row.origin_prompt ?? row.prompt),
    response: firstText(row.prediction ?? row.origin_prediction ?? row.predictions ?? row.pred),
    reference: gold === '' ? undefined : gold,
    ...gradeOfRow(row),
    place,
  });
}

function gradeOfRow({ correct }: Fields): Grade {
  const [first] = Array.isArray(correct) ? correct : [correct];
  return gradeOf(first);
}

function firstText(value: unknown): string {
  return textOf(Array.isArray(value) ? value[0] : value);
}

/** A text, or messages whose roles are HUMAN and BOT. */
function promptOf(prompt: unknown): string {
  if (!Array.isArray(prompt)) return textOf(prompt);
  const last: unknown = prompt.findLast((message: unknown) => isObject(message) && message.role === 'HUMAN');
  return isObject(last) ? textOf(last.prompt) : lastMessage(prompt, 'user');
}
