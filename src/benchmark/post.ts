import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { AskFailure } from './ask-failure.ts';

export interface Reply {
  status: number;
  contentType: string;
  retryAfter: string | null;
  location: string | null;
  body: string;
}

export interface Post {
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange, the body included. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** One POST. Throws AskFailure `again` where no whole reply came, the signal's reason where it was aborted. */
export type Poster = (post: Post) => Promise<Reply>;

/** No answer is as long; something else is being sent. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Posts to one address over connections that are kept open. Node's own client, not `fetch`: a quarter of the CPU
 * a question, and no limit of its own on how long an answer may take. Redirects are not followed: a redirected
 * POST loses its body or its key.
 */
export function posterTo(url: URL): Poster {
  const isPlain = url.protocol === 'http:';
  const agent = isPlain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  const request = isPlain ? requestHttp : requestHttps;
  return ({ headers, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const outgoing = request(url, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      });
      const timer = setTimeout(
        () => end(new AskFailure('again', `no answer within ${timeoutMs / 1000} s`)),
        timeoutMs,
      );
      const stop = () => end(signal.reason);
      const end = (failure: unknown) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        reject(failure);
        outgoing.destroy();
      };
      signal.addEventListener('abort', stop, { once: true });
      outgoing.on('error', (error) =>
        end(new AskFailure('again', `the connection failed: ${reasonOf(error)}`)),
      );
      outgoing.on('response', (incoming) => {
        readWhole(incoming).then((text) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', stop);
          resolve(replyOf(incoming, text));
        }, end);
      });
      outgoing.end(body);
    });
}

function readWhole(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= MOST_BYTES) parts.push(part);
      else reject(new AskFailure('item', `the reply is longer than ${MOST_BYTES / 2 ** 20} MiB`));
    });
    incoming.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    // Also after `end`; then the promise is settled and nothing happens.
    incoming.on('close', () =>
      reject(new AskFailure('again', 'the connection was closed in the middle of the reply')),
    );
    incoming.on('error', () => {});
  });
}

function replyOf({ statusCode = 0, headers }: IncomingMessage, body: string): Reply {
  return {
    status: statusCode,
    contentType: headers['content-type'] ?? '',
    retryAfter: headers['retry-after'] ?? null,
    location: headers.location ?? null,
    body,
  };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message || error.code || 'unknown reason';
}
