import { RetakeError } from '../domain/error.ts';
import type { AnswerStore } from './answer-store.ts';
import { Endpoint } from './endpoint.ts';
import type { ExamOptions, GraderOptions, ModelOptions } from './exam-options.ts';
import type { Grader } from './grade.ts';
import { commandGrader } from './graders/command-grader.ts';
import { JudgeGrader } from './graders/judge-grader.ts';
import { patternGrader } from './graders/pattern-grader.ts';
import { referenceGrader } from './graders/reference-grader.ts';
import { Respondent } from './respondent.ts';
import { Spending } from './spending.ts';

/** Everyone who takes part in an exam. */
export interface ExamParts {
  respondent: Respondent;
  grader: Grader;
  judge: JudgeGrader | null;
  /** The examined model first, then those that help to grade. */
  models: Respondent[];
  endpoints: Endpoint[];
  /** null where no prices are known. */
  spending: Spending | null;
}

export function examParts(options: ExamOptions, store: AnswerStore): ExamParts {
  const { grader } = options;
  const helpers =
    grader.kind === 'judge' ? [grader.judge, ...(grader.opponent === null ? [] : [grader.opponent])] : [];
  const priced = [options.model, ...helpers].some(({ prices }) => prices !== null);
  if (options.maxUsd !== null && !priced) {
    throw new RetakeError('USAGE', 'there is a limit to the cost, but no price to reckon it with', {
      hint: 'Set benchmark.prices in the configuration, or leave --max-usd (benchmark.max_usd) away.',
    });
  }
  const spending = new Spending(options.maxUsd);
  const endpoints = new Map<string, Endpoint>();
  const models: Respondent[] = [];
  const respondentOf = ({ url, apiKey, ...model }: ModelOptions) => {
    const door = `${apiKey ?? ''}\0${url}`;
    const endpoint = endpoints.get(door) ?? endpointOf(url, apiKey, options);
    endpoints.set(door, endpoint);
    const respondent = new Respondent({ ...model, endpoint, store, spending, digest: options.digest });
    models.push(respondent);
    return respondent;
  };
  const respondent = respondentOf(options.model);
  const parts = graderOf(grader, respondentOf);
  return {
    respondent,
    ...parts,
    models,
    endpoints: [...endpoints.values()],
    spending: priced ? spending : null,
  };
}

function endpointOf(
  url: string,
  apiKey: string | null,
  { timeoutMs, retries, backoff, random, now }: ExamOptions,
): Endpoint {
  if (!/^https?:\/\/\S/.test(url) || !URL.canParse(url)) {
    throw new RetakeError('USAGE', `the endpoint ${JSON.stringify(url)} is no address`, {
      hint: 'Give one such as http://localhost:8000/v1',
    });
  }
  return new Endpoint({ url, apiKey, timeoutMs, retries, backoff, random, now });
}

function graderOf(
  grader: GraderOptions,
  respondentOf: (model: ModelOptions) => Respondent,
): { grader: Grader; judge: JudgeGrader | null } {
  switch (grader.kind) {
    case 'reference':
      return { grader: referenceGrader, judge: null };
    case 'pattern':
      return { grader: patternOf(grader.pattern), judge: null };
    case 'command':
      return { grader: commandGrader(grader), judge: null };
    case 'judge': {
      const opponent = grader.opponent === null ? null : respondentOf(grader.opponent);
      const judge = new JudgeGrader(respondentOf(grader.judge), opponent);
      return { grader: judge, judge };
    }
  }
}

function patternOf(pattern: string): Grader {
  try {
    return patternGrader(pattern);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RetakeError('USAGE', `the pattern is no regular expression: ${reason}`, {
      hint: 'It is a JavaScript regular expression without slashes, such as #### (-?[\\d,.]+)',
      cause,
    });
  }
}
