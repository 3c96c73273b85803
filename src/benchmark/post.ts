import { AskFailure } from './ask-failure.ts';

export interface Reply {
  status: number;
  contentType: string;
  retryAfter: string | null;
  location: string | null;
  body: string;
}

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange, the body included. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** One POST. Throws AskFailure `again` where no whole reply came, the signal's reason where it was aborted. */
export async function post({ url, headers, body, timeoutMs, signal }: Post): Promise<Reply> {
  signal.throwIfAborted();
  const attempt = new AbortController();
  const stop = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => {
    attempt.abort(new AskFailure('again', `no answer within ${timeoutMs / 1000} s`));
  }, timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      // A redirected POST loses its body or its key; the user should name the new address.
      redirect: 'manual',
      signal: attempt.signal,
    });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      retryAfter: response.headers.get('retry-after'),
      location: response.headers.get('location'),
      body: await response.text(),
    };
  } catch (error) {
    if (attempt.signal.aborted) throw attempt.signal.reason;
    throw new AskFailure('again', `the connection failed: ${reasonOf(error)}`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return cause.message || code || 'unknown reason';
}
