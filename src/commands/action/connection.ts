import { RetakeError } from '../../domain/error.ts';
import { type Client, connect } from '../../github/client.ts';
import { VERSION } from '../version.ts';
import type { Action } from './action.ts';

/** The API with the step's token. */
export function connectTo({ run, inputs, log }: Action): Client {
  if (inputs.githubToken === null) {
    throw new RetakeError('GITHUB_PERMISSION', 'the input github-token is empty', {
      hint: 'Leave it away: by default it is the job’s own token.',
    });
  }
  return connect({
    token: inputs.githubToken,
    apiUrl: run.apiUrl,
    owner: run.owner,
    repo: run.repo,
    userAgent: `retake/${VERSION}`,
    log: log.line,
  });
}
