import { alpacaEval, alpacaOutputs } from './alpaca-eval.ts';
import { arenaHard } from './arena-hard.ts';
import { evalPlus } from './code/evalplus.ts';
import { humanEval } from './code/human-eval.ts';
import { codeProblems } from './code/problems.ts';
import { bigcode, codeSamples } from './code/samples.ts';
import { deepEval } from './deepeval.ts';
import type { Companion, Format, Sample, Summary } from './format.ts';
import { gsm8kData } from './gsm8k-data.ts';
import { gsm8kSolutions } from './gsm8k-solutions.ts';
import { helm, helmRunSpec, helmStats } from './helm/per-instance.ts';
import { helmState } from './helm/scenario-state.ts';
import { inspectLog } from './inspect/log.ts';
import { lightEval, lightEvalResults } from './lighteval.ts';
import { lmEvalResults } from './lm-eval/results.ts';
import { lmEvalSamples } from './lm-eval/samples.ts';
import { fastChatAnswers } from './mt-bench/answers.ts';
import { mtBenchPair } from './mt-bench/pair.ts';
import { mtBenchQuestions } from './mt-bench/questions.ts';
import { mtBenchSingle } from './mt-bench/single.ts';
import { vicunaReview } from './mt-bench/vicuna-review.ts';
import { openAiEvals } from './openai-evals.ts';
import { openCompassDetails, openCompassPredictions } from './opencompass/predictions.ts';
import { promptfoo } from './promptfoo/results.ts';
import { retakeResults } from './retake-results.ts';
import { seedJudged } from './seed-judged.ts';
import { seedReport } from './seed-report.ts';
import { simpleEvals, simpleEvalsTotals } from './simple-evals.ts';

/** Every format that holds items, in the order in which they are tried: the more telling first. */
export const FORMATS: readonly Format[] = [
  inspectLog,
  promptfoo,
  evalPlus,
  deepEval,
  simpleEvals,
  openCompassPredictions,
  openCompassDetails,
  seedJudged,
  helm,
  alpacaEval,
  lmEvalSamples,
  lightEval,
  arenaHard,
  mtBenchPair,
  mtBenchSingle,
  vicunaReview,
  openAiEvals,
  humanEval,
  gsm8kSolutions,
  retakeResults,
];

/** Files that hold totals only, or answers that nobody graded. */
export const SUMMARIES: readonly Summary[] = [
  lmEvalResults,
  lightEvalResults,
  helmStats,
  helmRunSpec,
  alpacaOutputs,
  fastChatAnswers,
  codeSamples,
  bigcode,
  simpleEvalsTotals,
  gsm8kData,
  seedReport,
];

/** Files that hold what a result file lacks. */
export const COMPANIONS: readonly Companion[] = [lmEvalResults, helmState, mtBenchQuestions, codeProblems];

export function findFormat(sample: Sample): Format | undefined {
  return FORMATS.find((format) => format.recognises(sample));
}

export function findSummary(sample: Sample): Summary | undefined {
  return SUMMARIES.find((summary) => summary.recognises(sample));
}

export function findCompanion(sample: Sample): Companion | undefined {
  return COMPANIONS.find((companion) => companion.recognises(sample));
}
