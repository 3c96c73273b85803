const DEADLINE_MS = 30_000;

/** A `fetch` that gives up after half a minute without an answer, where the platform would wait for minutes. */
export function withDeadline(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (url, init) => fetchWithDeadline(fetch, url, init);
}

async function fetchWithDeadline(
  fetch: typeof globalThis.fetch,
  url: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const deadline = new AbortController();
  const timer = setTimeout(
    () => deadline.abort(new Error(`no answer within ${DEADLINE_MS / 1000} s`)),
    DEADLINE_MS,
  );
  try {
    const signals = init.signal ? [init.signal, deadline.signal] : [deadline.signal];
    return await fetch(url, { ...init, signal: AbortSignal.any(signals) });
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after so many seconds, at once where the signal aborts. */
export function sleep(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) done();
  });
}
