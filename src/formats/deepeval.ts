import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { lastMessage, textOf } from './content.ts';
import { type Fields, fieldsOf, hasKeys, isObject, numberAt, optionalTextAt } from './fields.ts';
import type { Format } from './format.ts';
import type { Grade } from './grade.ts';
import { makeItem } from './item.ts';

const CASES = ['testCases', 'conversationalTestCases'];

/**
 * A test run of DeepEval, bare or inside `testRunData`. Its cases are in the order in which they were done. What
 * `evaluate` returns in Python has the same cases under `test_results`, their members written as `actual_output`.
 */
export const deepEval: Format = {
  id: 'deepeval',
  title: 'DeepEval test runs (.latest_test_run.json)',
  recognises: ({ shape, first }) =>
    shape === 'rows'
      ? isResult(first)
      : shape === 'document' &&
        (isRun(first) || (hasKeys(first, 'testRunData') && isRun(first.testRunData)) || areResults(first)),
  recordsAt(document) {
    if (areResults(document)) return ['test_results', '*'];
    return hasKeys(document, 'testRunData') ? ['testRunData', CASES, '*'] : [CASES, '*'];
  },
  open: () => ({ models: new Set(), read: (record, place) => [readCase(spelt(fieldsOf(record)), place)] }),
};

function areResults(document: unknown): boolean {
  return hasKeys(document, 'test_results') && Array.isArray(document.test_results)
    ? isResult(document.test_results[0])
    : false;
}

function isResult(value: unknown): boolean {
  return hasKeys(value, 'success', 'metrics_data');
}

/** `actual_output` as `actualOutput`. */
function spelt(test: Fields): Fields {
  if (!hasKeys(test, 'metrics_data')) return test;
  const camel = (key: string) => key.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(test).map(([key, value]) => [camel(key), value]));
}

function isRun(run: unknown): boolean {
  if (!hasKeys(run, 'testCases') || !Array.isArray(run.testCases)) return false;
  const [first] = run.testCases;
  return (
    hasKeys(run, 'metricsScores') ||
    hasKeys(run, 'testPassed') ||
    hasKeys(first, 'actualOutput', 'metricsData')
  );
}

function readCase(test: Fields, place: Place): BenchmarkItem {
  const isConversation = Array.isArray(test.turns);
  return makeItem({
    task: 'deepeval',
    prompt: isConversation ? lastMessage(test.turns, 'user') : textOf(test.input),
    response: isConversation ? lastMessage(test.turns, 'assistant') : textOf(test.actualOutput),
    reference: optionalTextAt(test, 'expectedOutput') ?? optionalTextAt(test, 'expectedOutcome'),
    ...gradeOfCase(test),
    place,
  });
}

/** All metrics must pass, but flaky ones; a metric that failed to measure leaves the case without a verdict. */
function gradeOfCase({ success, metricsData }: Fields): Grade {
  const metrics = Array.isArray(metricsData) ? metricsData.filter(isObject) : [];
  const counted = metrics.filter(({ flaky }) => flaky !== true);
  if (counted.some(({ error }) => error !== undefined && error !== null && error !== ''))
    return { outcome: 'error', score: null };
  if (typeof success !== 'boolean') return { outcome: 'unscored', score: null };
  const scores = counted.flatMap((metric) => numberAt(metric, 'score') ?? []);
  const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const score = mean !== null && mean >= 0 && mean <= 1 ? mean : Number(success);
  return { outcome: success ? 'correct' : 'incorrect', score };
}
