/**
 * `again`: another attempt may do. `item`: this question cannot be answered, others can (too long a prompt).
 * `endpoint`: no question can be answered (wrong key, no such model).
 */
export type FailureScope = 'again' | 'item' | 'endpoint';

/** Why a question was not answered. */
export class AskFailure extends Error {
  override readonly name = 'AskFailure';
  readonly scope: FailureScope;
  /** The server asked to wait this long. */
  readonly retryAfterMs: number | null;

  constructor(scope: FailureScope, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.scope = scope;
    this.retryAfterMs = retryAfterMs;
  }
}
