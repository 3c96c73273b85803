import { describe, expect, it } from 'vitest';
import { RetakeError } from '../domain/error.ts';
import { ask, mayHaveHappened, statusOf } from './api-error.ts';

/** As @octokit/request-error makes them; without a response where none came. */
function httpError(status: number, message: string, answered = true): Error {
  return Object.assign(new Error(message), {
    name: 'HttpError',
    status,
    ...(answered ? { response: { status } } : {}),
  });
}

const purpose = { doing: 'post the comment', permission: 'pull-requests: write' };
const asked = async (error: unknown) =>
  await ask(purpose, () => Promise.reject(error)).catch((one: unknown) => one as RetakeError);

describe('what GitHub refuses', () => {
  it.each([
    [401, 'GITHUB_PERMISSION', 'does not accept the token', 'github-token'],
    [403, 'GITHUB_PERMISSION', 'the token may not', 'pull-requests: write'],
    [404, 'GITHUB_PERMISSION', 'not found', 'pull-requests: write'],
    [410, 'GITHUB_PERMISSION', 'not found', 'pull-requests: write'],
    [422, 'GITHUB_UNAVAILABLE', 'refuses the content', ''],
    [429, 'GITHUB_UNAVAILABLE', 'rate limit', 'later'],
    [502, 'GITHUB_UNAVAILABLE', 'GitHub answered 502', 'found and not done twice'],
  ])('%i becomes %s: %s', async (status, code, message, hint) => {
    const error = await asked(httpError(status, 'Said by GitHub\nat length'));
    expect(error).toBeInstanceOf(RetakeError);
    expect(error).toMatchObject({ code });
    expect((error as RetakeError).message).toContain('could not post the comment');
    expect((error as RetakeError).message).toContain(message);
    expect((error as RetakeError).message).not.toContain('at length');
    expect((error as RetakeError).hint ?? '').toContain(hint);
  });

  it('a rate limit that hides behind 403 is no lack of permission', async () => {
    const error = await asked(httpError(403, 'API rate limit exceeded'));
    expect(error).toMatchObject({ code: 'GITHUB_UNAVAILABLE' });
  });

  it('what is no answer of GitHub stays what it is', async () => {
    const bug = new TypeError('x is not a function');
    expect(await asked(bug)).toBe(bug);
  });

  it('tells what may have happened from what has not', async () => {
    expect(mayHaveHappened(httpError(502, 'x'))).toBe(true);
    expect(mayHaveHappened(httpError(500, 'fetch failed', false))).toBe(true);
    expect(mayHaveHappened(httpError(422, 'x'))).toBe(false);
    expect(mayHaveHappened(new Error('x'))).toBe(false);
    expect(statusOf(await asked(httpError(409, 'x')))).toBe(409);
  });
});
