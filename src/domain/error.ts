import { withoutControls } from './clean-text.ts';

/** Every way a command can end other than by doing its work. Documented in docs/errors.md. */
export type ErrorCode =
  | 'USAGE'
  | 'CONFIG_INVALID'
  | 'RESULTS_NOT_FOUND'
  | 'RESULTS_UNREADABLE'
  | 'FORMAT_UNKNOWN'
  | 'RUNS_NOT_COMPARABLE'
  | 'DATASET_INVALID'
  | 'DATASET_EMPTY'
  | 'REQUEST_INVALID'
  | 'MODEL_MISMATCH'
  | 'BUDGET_EXCEEDED'
  | 'PREFLIGHT_FAILED'
  | 'NOT_TRUSTED'
  | 'TRAINING_FAILED'
  | 'RECEIPT_INVALID'
  | 'BENCHMARK_FAILED'
  | 'OUTPUT_FAILED'
  | 'GITHUB_PERMISSION'
  | 'GITHUB_UNAVAILABLE'
  | 'INTERRUPTED';

/** Exit codes of every command: VERDICT.md section 6. */
export const EXIT = {
  done: 0,
  fail: 1,
  usage: 2,
  undecided: 3,
  failed: 4,
  bug: 70,
  interrupted: 130,
} as const;

const EXIT_OF_CODE: Record<ErrorCode, number> = {
  USAGE: EXIT.usage,
  CONFIG_INVALID: EXIT.usage,
  RESULTS_NOT_FOUND: EXIT.usage,
  RESULTS_UNREADABLE: EXIT.usage,
  FORMAT_UNKNOWN: EXIT.usage,
  RUNS_NOT_COMPARABLE: EXIT.usage,
  DATASET_INVALID: EXIT.usage,
  DATASET_EMPTY: EXIT.usage,
  REQUEST_INVALID: EXIT.usage,
  MODEL_MISMATCH: EXIT.usage,
  BUDGET_EXCEEDED: EXIT.undecided,
  PREFLIGHT_FAILED: EXIT.undecided,
  NOT_TRUSTED: EXIT.undecided,
  TRAINING_FAILED: EXIT.failed,
  RECEIPT_INVALID: EXIT.failed,
  BENCHMARK_FAILED: EXIT.failed,
  OUTPUT_FAILED: EXIT.failed,
  GITHUB_PERMISSION: EXIT.failed,
  GITHUB_UNAVAILABLE: EXIT.failed,
  INTERRUPTED: EXIT.interrupted,
};

/**
 * The one error a user is meant to see: `message` says what and where, `hint` how to mend it.
 * Both may quote what a file says: nothing in them steers a terminal. Anything else that is thrown is a bug.
 */
export class RetakeError extends Error {
  override readonly name = 'RetakeError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(withoutControls(message), 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.hint = options.hint === undefined ? undefined : withoutControls(options.hint);
  }

  get exitCode(): number {
    return EXIT_OF_CODE[this.code];
  }
}
