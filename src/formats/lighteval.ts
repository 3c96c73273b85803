import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { textOf } from './content.ts';
import { type Fields, fieldsOf, hasKeys, idAt, isObject } from './fields.ts';
import { stemOf } from './file-name.ts';
import type { Format, Summary } from './format.ts';
import { type Grade, gradeOf } from './grade.ts';
import { makeItem } from './item.ts';

/** `details_<task>|<shots>_<date>.parquet` of lighteval, or the same rows exported to JSON lines. */
export const lightEval: Format = {
  id: 'lighteval',
  title: 'lighteval details (details_*.parquet)',
  recognises: ({ shape, first }) =>
    shape === 'table'
      ? Array.isArray(first) && ['doc', 'model_response', 'metric'].every((column) => first.includes(column))
      : shape === 'rows' && hasKeys(first, 'doc', 'model_response', 'metric'),
  open({ fileName }) {
    const task = stemOf(fileName)
      .replace(/^details_/u, '')
      .replace(/_\d{4}-\d{2}-\d{2}T[\d.:-]+$/u, '')
      .replace(/\|\d+(?:\|\d+)?$/u, '');
    return { models: new Set(), read: (record, place) => [readRow(fieldsOf(record), task, place)] };
  },
};

function readRow(row: Fields, task: string, place: Place): BenchmarkItem {
  const doc = fieldsOf(row.doc);
  const answer = isObject(row.model_response) ? row.model_response : {};
  const choices = Array.isArray(doc.choices) ? doc.choices.map(textOf) : [];
  return makeItem({
    task,
    id: idAt(doc, 'id'),
    prompt: textOf(doc.query),
    response: firstText(answer.text_post_processed) || firstText(answer.text) || likeliest(answer, choices),
    reference: choices[goldIndex(doc.gold_index)],
    ...gradeOfMetrics(row.metric),
    place,
  });
}

function firstText(value: unknown): string {
  return textOf(Array.isArray(value) ? value[0] : value);
}

function goldIndex(gold: unknown): number {
  const first: unknown = Array.isArray(gold) ? gold[0] : gold;
  return typeof first === 'bigint' || typeof first === 'number' ? Number(first) : -1;
}

/** Where choices were weighed and nothing was written: the one with the highest log-probability. */
function likeliest({ logprobs }: Fields, choices: string[]): string {
  if (!Array.isArray(logprobs) || logprobs.length !== choices.length) return '';
  const weights = logprobs.map(Number);
  return choices[weights.indexOf(Math.max(...weights))] ?? '';
}

const METRICS = ['extractive_match', 'exact_match', 'em', 'acc', 'loglikelihood_acc'];

function gradeOfMetrics(metrics: unknown): Grade {
  if (!isObject(metrics)) return { outcome: 'unscored', score: null };
  const names = Object.keys(metrics);
  const ordered = [...METRICS.filter((name) => names.includes(name)), ...names];
  const grades = ordered.map((name) => gradeOf(plain(metrics[name])));
  return grades.find(({ outcome }) => outcome !== 'unscored') ?? { outcome: 'unscored', score: null };
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** `results_<date>.json`: totals. */
export const lightEvalResults: Summary = {
  id: 'lighteval-results',
  title: 'lighteval totals (results_*.json)',
  recognises: ({ shape, first }) => shape === 'document' && hasKeys(first, 'config_general', 'results'),
  modelOf: (document) =>
    isObject(document) &&
    isObject(document.config_general) &&
    typeof document.config_general.model_name === 'string'
      ? document.config_general.model_name
      : null,
  holds: 'totals only',
  instead: 'the details_*.parquet files, written with --save-details',
};
