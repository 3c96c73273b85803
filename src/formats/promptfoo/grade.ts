import { textOf } from '../content.ts';
import { type Fields, isObject, numberAt } from '../fields.ts';
import type { Grade } from '../grade.ts';

/** Assertions about what an answer cost, not about what it says. */
const NOT_QUALITY = new Set(['latency', 'cost', 'perplexity', 'perplexity-score']);

/** `failureReason` of an answer that never came. */
const ERROR = 2;

/**
 * `success` is all assertions passed, `score` their weighted mean. Here those about what the answer cost do not count: a
 * result that failed on nothing but latency or cost is a right answer, and no score is better or worse for them. One
 * that has no answer because the provider failed is an error.
 */
export function gradeOfResult(row: Fields): Grade {
  if (isError(row)) return { outcome: 'error', score: null };
  if (typeof row.success !== 'boolean') return { outcome: 'unscored', score: null };
  const score = inRange(scoreOf(row));
  if (row.success) return { outcome: 'correct', score: score ?? 1 };
  const failed = componentsOf(row).filter((component) => component.pass === false);
  const isRight = failed.length > 0 && failed.every((component) => NOT_QUALITY.has(typeOf(component)));
  return isRight
    ? { outcome: 'correct', score: score ?? 1 }
    : { outcome: 'incorrect', score: score === 1 ? 0 : (score ?? 0) };
}

function scoreOf(row: Fields): number | null {
  const components = componentsOf(row);
  const counting = components.filter((component) => !NOT_QUALITY.has(typeOf(component)));
  if (counting.length === components.length) return numberAt(row, 'score');
  const weights = counting.reduce((sum, component) => sum + weightOf(component), 0);
  if (weights === 0) return null;
  const points = (component: Fields) => numberAt(component, 'score') ?? Number(component.pass === true);
  return counting.reduce((sum, component) => sum + weightOf(component) * points(component), 0) / weights;
}

/** 1 where the assertion gives none. */
function weightOf({ assertion }: Fields): number {
  return (isObject(assertion) ? numberAt(assertion, 'weight') : null) ?? 1;
}

/** `error` alone is none: it repeats the message of a failed assertion. */
function isError(row: Fields): boolean {
  if (row.failureReason !== undefined && row.failureReason !== null) return row.failureReason === ERROR;
  const hasError = (value: unknown) => value !== undefined && value !== null && value !== '';
  return (
    (isObject(row.response) && hasError(row.response.error)) ||
    (hasError(row.error) && !isObject(row.gradingResult))
  );
}

function inRange(score: number | null): number | null {
  return score !== null && score >= 0 && score <= 1 ? score : null;
}

function componentsOf({ gradingResult }: Fields): Fields[] {
  const components = isObject(gradingResult) ? gradingResult.componentResults : undefined;
  return Array.isArray(components) ? components.filter(isObject) : [];
}

function typeOf({ assertion }: Fields): string {
  return isObject(assertion) && typeof assertion.type === 'string' ? assertion.type : '';
}

/** Assertions whose value is an answer, the more exact first. A rubric describes an answer and is none. */
const ANSWERS = ['equals', 'similar', 'factuality', 'model-graded-factuality', 'contains', 'icontains'];

/** promptfoo keeps no reference: what an assertion compares the answer with is one. */
export function referenceOf(row: Fields): string | undefined {
  const own = isObject(row.testCase) && Array.isArray(row.testCase.assert) ? row.testCase.assert : [];
  const assertions = [...own, ...componentsOf(row).map(({ assertion }) => assertion)].filter(isObject);
  const known = ANSWERS.map((type) => assertions.find((assertion) => assertion.type === type)).find(Boolean);
  const value = textOf(known?.value);
  return value === '' ? undefined : withVars(value, isObject(row.vars) ? row.vars : {});
}

function withVars(text: string, vars: Fields): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, name: string) =>
    Object.hasOwn(vars, name) ? textOf(vars[name]) : whole,
  );
}
