import { describe, expect, it } from 'vitest';
import { readRun } from './runner.ts';

const ENV = {
  GITHUB_REPOSITORY: 'octo/model',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_RUN_ID: '17693',
  GITHUB_RUN_NUMBER: '142',
  RUNNER_TEMP: '/temp',
};

describe('the run', () => {
  it('is read from the environment', () => {
    const run = readRun({ ...ENV, GITHUB_RUN_ATTEMPT: '2', GITHUB_ACTOR: 'ada' });
    expect(run).toMatchObject({
      owner: 'octo',
      repo: 'model',
      key: { order: 142, run: 17693, attempt: 2 },
      triggeringActor: 'ada',
    });
    expect(run.url).toBe('https://github.com/octo/model/actions/runs/17693');
  });

  it.each([
    ['octo/model/.github/workflows/retake.yml@refs/heads/main', 'retake.yml'],
    ['octo/model/.github/workflows/a b.yaml@refs/pull/7/merge', 'a b.yaml'],
    ['', null],
  ])('knows its workflow file: %s', (ref, file) => {
    expect(readRun({ ...ENV, GITHUB_WORKFLOW_REF: ref }).workflowFile).toBe(file);
  });

  it('takes an empty variable for a missing one', () => {
    const empty = { GITHUB_API_URL: '', GITHUB_SERVER_URL: '', GITHUB_RUN_ATTEMPT: '' };
    expect(readRun({ ...ENV, ...empty, GITHUB_TRIGGERING_ACTOR: '', GITHUB_ACTOR: 'ada' })).toMatchObject({
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
      triggeringActor: 'ada',
      key: { attempt: 1 },
    });
  });

  it.each(Object.keys(ENV))('says that this is no run where %s is missing', (name) => {
    expect(() => readRun({ ...ENV, [name]: '' })).toThrow(`${name} is not set`);
  });
});
