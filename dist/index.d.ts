/** What the commands of Retake do, for scripts: docs/api.md. Made by scripts/library-types.mjs. */

export interface CalibrateOptions extends Options {
  /** Of the model as it is. */
  results: Results;
  /** Folder of a dataset: tells which items decide. If left out the configured split does. */
  dataset?: string;
  /** Re-runs to imagine: 50,000, fewer for more than 300 items. */
  draws?: number;
  /** How many items come out anew though nothing changed, in [0, 1]: 0.2. */
  redrawn?: number;
  /** The same seed, the same numbers: 1. */
  seed?: number;
}

/** What every function takes. */
export interface Options {
  /** Where relative paths begin; the working folder of the process if left out. */
  cwd?: string;
  /** Path of a configuration, or its content. If left out `.github/retake.yml` is read, where it is there. */
  config?: string | Settings;
  /** Ends the work between two steps: then a RetakeError INTERRUPTED is thrown. */
  signal?: AbortSignal;
}

/** The content of a configuration, with the keys of `retake.yml`; what is left out has its default. */
export type Settings = {
  version?: 1 | undefined;
  name?: string | undefined;
  results?: {
    paths?: string[] | undefined;
    format?: string | undefined;
    baseline?: "merge-base" | "none" | undefined;
  } | undefined;
  failures?: {
    categories?: "all" | string[] | undefined;
    outcomes?: ("incorrect" | "loss" | "partial" | "tie")[] | undefined;
    already_right?: "exclude" | "keep" | undefined;
    minimum?: number | undefined;
  } | undefined;
  split?: {
    holdout?: string | number | undefined;
    seed?: string | number | undefined;
  } | undefined;
  dataset?: {
    format?: "alpaca" | "kto" | "messages" | "preference" | "prompt-completion" | undefined;
    target?: {
      [x: string]: "opponent" | "reference" | undefined;
      default?: "opponent" | "reference" | undefined;
    } | undefined;
    strip_markup?: boolean | undefined;
    replay?: number | undefined;
  } | undefined;
  training?: {
    model?: string | null | undefined;
    revision?: string | null | undefined;
    method?: "full" | "lora" | "qlora" | undefined;
    trainer?: "command" | "embedded" | "trl" | undefined;
    command?: string[] | null | undefined;
    epochs?: number | undefined;
    learning_rate?: number | undefined;
    batch_size?: number | undefined;
    gradient_accumulation?: number | undefined;
    gpus?: number | undefined;
    max_length?: number | undefined;
    seed?: number | undefined;
    runner?: string[] | undefined;
    workflow?: string | undefined;
    queue_minutes?: number | undefined;
    budget?: {
      minutes?: number | undefined;
      usd_per_hour?: number | null | undefined;
      usd?: number | null | undefined;
      runs_per_day?: number | undefined;
    } | undefined;
    target?: {
      minutes?: [number, number] | null | undefined;
      usd?: [number, number] | null | undefined;
    } | null | undefined;
  } | undefined;
  benchmark?: {
    command?: string[] | null | undefined;
    endpoint?: string | null | undefined;
    key_env?: string | null | undefined;
    prices?: {
      input: number;
      output: number;
    } | null | undefined;
    judge?: {
      model: string;
      endpoint?: string | null | undefined;
      key_env?: string | null | undefined;
      prices?: {
        input: number;
        output: number;
      } | null | undefined;
    } | null | undefined;
    opponent?: {
      model: string;
      endpoint?: string | null | undefined;
      key_env?: string | null | undefined;
      prices?: {
        input: number;
        output: number;
      } | null | undefined;
    } | null | undefined;
    pattern?: string | null | undefined;
    grade_command?: string[] | null | undefined;
    samples?: number | undefined;
    temperature?: number | undefined;
    max_tokens?: number | undefined;
    concurrency?: number | undefined;
    timeout_seconds?: number | undefined;
    max_usd?: number | null | undefined;
    baseline?: "rerun" | "reuse" | undefined;
  } | undefined;
  evidence?: {
    items?: "all" | "held-out" | undefined;
    strength?: "any" | "significant" | undefined;
    preflight?: "require" | "warn" | undefined;
  } | undefined;
  criteria?: {
    guards?: {
      id?: string | undefined;
      metric: string;
      rule: string;
      target?: [string | number, string | number] | undefined;
    }[] | undefined;
    goals?: {
      id?: string | undefined;
      metric: string;
      rule: string;
      target?: [string | number, string | number] | undefined;
    }[] | undefined;
    decision?: "all" | "any" | undefined;
    inconclusive?: "action_required" | "failure" | "neutral" | undefined;
  } | undefined;
  report?: {
    answers?: "full" | "none" | "short" | undefined;
    artifact_days?: number | undefined;
  } | undefined;
  next?: {
    config: string;
    when?: "pass" | undefined;
    start?: "automatic" | "propose" | undefined;
  } | null | undefined;
};

/** Result files as paths and patterns (`file#model` picks one model of several), or a run that is read already. */
export type Results = string | readonly string[] | BenchmarkRun;

/** All outcomes of one model on one or more tasks. */
export interface BenchmarkRun {
  /** The model that gave the answers, where the results name it. */
  model: string | null;
  files: ResultFile[];
  items: BenchmarkItem[];
  warnings: Warning[];
  /** How the answers were drawn and graded, where the results say so; more than one where rows differ. */
  settings?: readonly ExamConditions[];
}

/** A result file that was read. */
export interface ResultFile {
  path: string;
  format: string;
  /** The task, or several joined by commas. */
  task: string;
  items: number;
  /** Of the bytes on disk, hex. */
  sha256: string;
}

/** One answer of one model to one question. Repeated answers to a question are items that differ in `repeat`. */
export interface BenchmarkItem {
  task: string;
  /** The benchmark's own id of the question; null where it has none. */
  id: string | null;
  category: string;
  prompt: string;
  response: string;
  outcome: Outcome;
  /** 0 to 1; null for `error` and `unscored`. */
  score: number | null;
  /** The gold answer. Never the opponent's. */
  reference?: string;
  /** The answer it was judged against. */
  opponentResponse?: string;
  /** Who gave that answer, e.g. `gpt-4`. */
  opponent?: string;
  /** Filter, prompt or perturbation, where one question is asked in several ways; else ''. */
  variant: string;
  /** 0-based number of the answer among several to the same question. */
  repeat: number;
  judge?: Judgement;
  /** Where it stands, for messages. */
  place: Place;
}

/** How one answer did. `error` (harness or judge failed) and `unscored` are counted and shown, never scored 0. */
export type Outcome = 'win' | 'tie' | 'loss' | 'correct' | 'partial' | 'incorrect' | 'error' | 'unscored';

/** What a judge said when it put two answers side by side. */
export interface Judgement {
  /** The winner as the judge wrote it, e.g. `A`, `B`, `TIE`. */
  winner: string;
  reasoning: string;
  /** Where the judge was shown the model's own answer. */
  position: 'A' | 'B' | 'both';
  /** The judge's own marks, summed, where it gave any. */
  scores?: {
    model: number;
    opponent: number;
  };
}

/** Where a record stands in a result file; read out only for messages, for few places are ever named. */
interface Place {
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

/** Something a reader should know though it stops nothing. */
export interface Warning {
  code: string;
  category: string | null;
  count: number;
  message: string;
}

/** Settings by name, such as `temperature: 0`. */
type ExamConditions = Readonly<Record<string, string | number | boolean | null>>;

/** How often the criteria would pass by chance on these results, and what they would catch: `retake calibrate`. Throws RetakeError. */
export declare function calibrate(options: CalibrateOptions): Promise<Calibration>;

/** `retake.calibration/1`: how often the criteria would be right on this very benchmark. Keys are public. */
export interface Calibration {
  schema: 'retake.calibration/1';
  /** Items that decide. */
  items: number;
  draws: number;
  seed: number;
  criteria: string[];
  /** Criteria on the training, which no simulation can measure. */
  taken_as_met: string[];
  /** Nothing changed: every pass is a false one. `draws`: so many re-runs were imagined. */
  noise: {
    redrawn: number;
    draws: number;
    verdicts: VerdictShares;
  }[];
  /** The same with a true change on top; negative for a drop. null: in every category. */
  power: {
    redrawn: number;
    category: string | null;
    change: number;
    draws: number;
    verdicts: VerdictShares;
  }[];
  advice: Advice;
}

/** How often each verdict came out; shares that sum to 1. */
export type VerdictShares = Record<VerdictResult, number>;

export type VerdictResult = 'pass' | 'fail' | 'inconclusive';

/** The criteria that would do, and how many items they need. Keys are public. */
export interface Advice {
  /** false: the configured criteria pass too often by chance, and those named here are the defaults. */
  keep: boolean;
  criteria: string[];
  false_pass: number;
  /** Fewest items that decide with which a gain of 10 points in every category passes 4 times in 5; null: no number. */
  items: number | null;
  /** The share of this benchmark that they are; null where it has too few items. */
  holdout: number | null;
}

export interface Compared {
  /** `retake.verdict/1`: the verdict, its criteria, and the figures of every category. */
  verdict: Verdict;
  /**
   * The pull-request comment in Markdown, at most so many UTF-8 bytes long (60,000). It goes through result files once
   * more, for the texts that it shows.
   */
  comment: (limit?: number) => Promise<string>;
  /** The report page: one HTML file that needs no network. It goes through result files once more, too. */
  page: () => Promise<string>;
}

/** `retake.verdict/1`: the document a machine reads; the comment is made from it. */
export interface Verdict {
  schema: 'retake.verdict/1';
  verdict: VerdictResult;
  decision: 'any' | 'all';
  models: {
    before: string | null;
    after: string | null;
  };
  categories: Record<string, CategoryComparison>;
  overall: CategoryComparison;
  unmatched: Unmatched;
  criteria: Finding[];
  contamination: {
    trained_items_compared: number;
    share: number;
  };
  warnings: Warning[];
}

/** Evidence and memorisation are never mixed (VERDICT.md section 4). */
export interface CategoryComparison {
  held_out: Measurement | null;
  trained_on: Measurement | null;
  all: Measurement | null;
}

/** The primary metric's figures on top, every measurable metric's below `metrics`. */
export interface Measurement extends Figures {
  metric: Metric;
  metrics: Partial<Record<Metric, Figures>>;
}

/** One metric before and after over one set of items; rates and changes are fractions, not points. */
export interface Figures {
  items: number;
  improved: number;
  worsened: number;
  unchanged: number;
  before: number;
  after: number;
  change: number;
  /** 95 % interval of the change. */
  interval: [number, number];
  /** Exact two-sided sign test on (improved, worsened). */
  p: number;
  /** The smallest gain that this many items could have shown; null where none could. */
  smallest_visible_change: number | null;
}

export type Metric = (typeof METRICS)[number];

/** What can be measured on an answer or on several to one question (VERDICT.md section 2). */
declare const METRICS: readonly ['score', 'accuracy', 'win_rate', 'tie_rate', 'loss_rate', 'win_or_tie_rate', 'consistency'];

/** Questions that could not be compared; they count nowhere else. */
export interface Unmatched {
  /** Only in the candidate. */
  added: number;
  /** Only in the baseline. */
  removed: number;
  /** The same question with another prompt or reference. */
  changed: number;
  /** Not scored on at least one side. */
  errors: number;
}

/** What one criterion came to. The keys are public: `retake.verdict/1`. */
export interface Finding {
  id: string;
  kind: 'guard' | 'goal';
  metric: CriterionMetric;
  category: string | null;
  /** As the user would write it: `improves`, `max_drop 10%`, `>= 85%`, `decreases`. */
  rule: string;
  finding: FindingResult;
  /** How many items decided. */
  items: number | null;
  before: number | null;
  after: number | null;
  change: number | null;
  /** 95 %: of the change for `improves` and `max_drop`, of the figure itself for `>=` and `<=`. */
  interval: [number, number] | null;
  improved: number | null;
  worsened: number | null;
  p: number | null;
  /** Holm-adjusted over the goals that were judged together. */
  p_adjusted: number | null;
  smallest_visible_change: number | null;
  target: {
    low: number;
    high: number;
    position: 'below' | 'within' | 'above' | null;
  } | null;
  /** One sentence, with its numbers. */
  reason: string;
}

/** `training.loss` is the one metric that comes from the receipt and not from the comparison. */
export type CriterionMetric = Metric | 'loss' | 'items' | 'errors';

export type FindingResult = 'pass' | 'fail' | 'inconclusive' | 'not-measured';

export interface CompareOptions extends Options {
  before: Results;
  after: Results;
  /** Folder of the dataset that was trained on: tells evidence from memorisation. */
  dataset?: string;
  /** File of the training receipt: supplies `training.*`. */
  receipt?: string;
}

/** Two runs held against each other, question by question, and judged by the criteria: `retake compare`. Throws RetakeError. */
export declare function compare(options: CompareOptions): Promise<Compared>;

export interface Extracted {
  /** `retake.dataset/1`: what is in it, where it came from, what the audit found. */
  manifest: Manifest;
  /** The files by their path in the dataset: JSON Lines, `held-out/` apart. */
  contents: ReadonlyMap<string, string>;
}

/** `retake.dataset/1`: the manifest beside the rows. Keys are public. */
export interface Manifest {
  schema: 'retake.dataset/1';
  /** Who made these mistakes. */
  model: {
    id: string | null;
    revision: string | null;
  };
  format: DatasetFormat;
  split: {
    holdout: number;
    seed: string;
  };
  results: {
    path: string;
    format: string;
    task: string;
    items: number;
    sha256: string;
  }[];
  categories: Record<string, CategoryCounts>;
  /** Failures to train on, replay apart, over all categories. */
  examples: number;
  /** Whose answers the training targets are; of a merged dataset, before doubles were dropped. */
  targets: {
    source: string;
    rows: number;
  }[];
  /** Early datasets do not say which category a file is of; its name tells. */
  files: {
    path: string;
    category?: string;
    rows: number;
    sha256: string;
  }[];
  trained_items: {
    identity: string;
    prompt_sha256: string;
  }[];
  /** sha256 over the training files' digests: names this dataset. */
  digest: string;
  /** Earlier datasets that were joined with it: questions kept of each, and those that a newer one has, too. */
  merged?: {
    digest: string;
    kept: number;
    dropped: number;
  }[];
  warnings: Warning[];
}

export type DatasetFormat = (typeof DATASET_FORMATS)[number];

declare const DATASET_FORMATS: readonly ['prompt-completion', 'messages', 'alpaca', 'preference', 'kto'];

export interface CategoryCounts {
  /** All items, both sides of the split. */
  items: number;
  outcomes: Partial<Record<Outcome, number>>;
  /** Mined failures of the training side; the audit sums to it. */
  selected: number;
  audit: Record<AuditResult, number>;
  held_out: number;
  /** Failures left to train on, replay apart. */
  examples: number;
  replay: number;
}

export type AuditResult = 'confirmed' | 'already-right' | 'ambiguous' | 'unverifiable';

export interface ExtractOptions extends Options {
  results: Results;
  /** Folder to write the dataset to, whole or not at all; an earlier dataset there is replaced. If left out nothing is written. */
  out?: string;
}

/** What the model really got wrong, audited, as a training set with a held-out side: `retake extract`. Throws RetakeError. */
export declare function extract(options: ExtractOptions): Promise<Extracted>;

/**
 * Reads one model's results, whatever known format they have, into a run.
 * Throws RetakeError where a file is missing, broken or of no known format.
 */
export declare function readResults(results: Results, options?: Options): Promise<BenchmarkRun>;

/** Every way a command can end other than by doing its work. Documented in docs/errors.md. */
export type ErrorCode = 'USAGE' | 'CONFIG_INVALID' | 'RESULTS_NOT_FOUND' | 'RESULTS_UNREADABLE' | 'FORMAT_UNKNOWN' | 'RUNS_NOT_COMPARABLE' | 'DATASET_INVALID' | 'DATASET_EMPTY' | 'REQUEST_INVALID' | 'MODEL_MISMATCH' | 'BUDGET_EXCEEDED' | 'PREFLIGHT_FAILED' | 'NOT_TRUSTED' | 'TRAINING_FAILED' | 'RECEIPT_INVALID' | 'BENCHMARK_FAILED' | 'OUTPUT_FAILED' | 'GITHUB_PERMISSION' | 'GITHUB_UNAVAILABLE' | 'INTERRUPTED';

/**
 * The one error a user is meant to see: `message` says what and where, `hint` how to mend it.
 * Both may quote what a file says: nothing in them steers a terminal. Anything else that is thrown is a bug.
 */
export declare class RetakeError extends Error {
  readonly name = "RetakeError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  constructor(code: ErrorCode, message: string, options?: {
    hint?: string;
    cause?: unknown;
  });
  get exitCode(): number;
}

export {};
