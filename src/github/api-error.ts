import { RetakeError } from '../domain/error.ts';

/** What a request is for, and the permission it needs: `checks: write`. */
export interface Purpose {
  doing: string;
  permission: string;
}

/** Runs a request; what goes wrong becomes a RetakeError that names the permission or the limit to change. */
export async function ask<T>(purpose: Purpose, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw explain(error, purpose);
  }
}

/** The HTTP status of an API error; 0 where no answer came. null for everything that is no API error. */
export function statusOf(error: unknown): number | null {
  const original = error instanceof RetakeError ? error.cause : error;
  if (!(original instanceof Error) || original.name !== 'HttpError') return null;
  // The client gives a request that got no answer the status 500, without a response.
  if (!('response' in original) || original.response === undefined) return 0;
  return 'status' in original && typeof original.status === 'number' ? original.status : 0;
}

/** Whether the request may have had its effect although it failed: no answer, or the server broke down over it. */
export function mayHaveHappened(error: unknown): boolean {
  const status = statusOf(error);
  return status !== null && (status === 0 || status >= 500);
}

const AGAIN = 'Run the job again: what was done already is found and not done twice.';
const NO_ANSWER = `${AGAIN} Behind a proxy set NODE_USE_ENV_PROXY: 1 beside HTTPS_PROXY.`;

function explain(cause: unknown, { doing, permission }: Purpose): unknown {
  const status = statusOf(cause);
  if (status === null || cause instanceof RetakeError) return cause;
  const said = (cause as Error).message.split('\n')[0]?.slice(0, 300) ?? '';
  const what = `could not ${doing}`;
  if (status === 429 || /rate limit/i.test(said)) {
    return new RetakeError('GITHUB_UNAVAILABLE', `${what}: GitHub's rate limit is used up`, {
      hint: 'Run the job again later. The limit of the default token is 1,000 requests an hour and repository.',
      cause,
    });
  }
  switch (status) {
    case 401:
      return new RetakeError('GITHUB_PERMISSION', `${what}: GitHub does not accept the token`, {
        hint: 'Check the input github-token; without it the job’s own token is used.',
        cause,
      });
    case 403:
      return new RetakeError('GITHUB_PERMISSION', `${what}: the token may not (403: ${said})`, {
        hint: `Give the job the permission \`${permission}\`: docs/permissions.md lists what each job needs. On a pull request from a fork GitHub grants none.`,
        cause,
      });
    case 404:
    case 410:
      return new RetakeError('GITHUB_PERMISSION', `${what}: not found (${status}: ${said})`, {
        hint: `It is gone, or hidden from a token without the permission \`${permission}\`.`,
        cause,
      });
    case 422:
      return new RetakeError('GITHUB_UNAVAILABLE', `${what}: GitHub refuses the content (422: ${said})`, {
        cause,
      });
    default:
      return new RetakeError(
        'GITHUB_UNAVAILABLE',
        `${what}: ${status === 0 ? `no answer from GitHub (${said})` : `GitHub answered ${status}`}`,
        { hint: status === 0 ? NO_ANSWER : AGAIN, cause },
      );
  }
}
