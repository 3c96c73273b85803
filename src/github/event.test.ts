import { describe, expect, it } from 'vitest';
import { triggerOf } from './event.ts';

const SHA = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const FACTS = { repository: 'octo/model', sha: SHA, ref: 'refs/heads/trunk' };
const repository = { default_branch: 'trunk' };
const of = (event: string, payload: object) => triggerOf(event, { repository, ...payload }, FACTS);

const pull_request = {
  number: 7,
  state: 'open',
  html_url: 'https://github.com/octo/model/pull/7',
  user: { login: 'ada' },
  head: { sha: HEAD, ref: 'results', repo: { full_name: 'fork/model' } },
  base: { ref: 'trunk' },
};

describe('what happened', () => {
  it('a pull request stands for its head, never for the merge commit', () => {
    const trigger = of('pull_request', { pull_request });
    expect(trigger).toMatchObject({
      commit: HEAD,
      branch: 'results',
      headRepository: 'fork/model',
      defaultBranch: 'trunk',
    });
    expect(trigger.pull).toMatchObject({ number: 7, open: true, baseRef: 'trunk', author: 'ada' });
  });

  it('a fork that was deleted has no repository', () => {
    const head = { ...pull_request.head, repo: null };
    expect(of('pull_request', { pull_request: { ...pull_request, head } }).headRepository).toBeNull();
  });

  it('a comment is told as it was written, on pull requests alone', () => {
    const comment = {
      id: 9,
      body: '/retake train',
      user: { login: 'ada' },
      created_at: '2026-11-20T09:00:00Z',
    };
    const issue = { number: 7, pull_request: { url: 'https://api.github.com/x' } };
    const payload = { action: 'created', issue, comment, inputs: { sha: HEAD } };
    expect(of('issue_comment', payload)).toMatchObject({
      branch: null,
      pull: null,
      comment: { id: 9, pull: 7, author: 'ada', body: '/retake train', createdAt: '2026-11-20T09:00:00Z' },
    });
    expect(of('issue_comment', { ...payload, action: 'edited' }).comment).toBeNull();
    expect(of('issue_comment', { ...payload, action: 'deleted' }).comment).toBeNull();
    expect(of('issue_comment', { ...payload, issue: { number: 7 } }).comment).toBeNull();
    expect(of('push', payload).comment).toBeNull();
  });

  it('a push stands for what it pushed', () => {
    const trigger = of('push', { ref: 'refs/heads/results/new', after: HEAD, deleted: false });
    expect(trigger).toMatchObject({
      commit: HEAD,
      branch: 'results/new',
      headRepository: 'octo/model',
      pull: null,
    });
    const tag = { ref: 'refs/tags/v1', after: 'c'.repeat(40), head_commit: { id: HEAD } };
    expect(of('push', tag)).toMatchObject({ branch: null, commit: HEAD });
    expect(of('push', { ref: 'refs/heads/x', after: '0'.repeat(40), deleted: true }).deleted).toBe(true);
  });

  it('a merge group stands for its own commit', () => {
    expect(of('merge_group', { merge_group: { head_sha: HEAD } }).commit).toBe(HEAD);
  });

  it('a finished run stands for what it ran on', () => {
    const workflow_run = {
      head_sha: HEAD,
      head_branch: 'results',
      head_repository: { full_name: 'fork/model' },
      path: '.github/workflows/retake.yml@refs/heads/trunk',
    };
    expect(of('workflow_run', { workflow_run })).toMatchObject({
      commit: HEAD,
      branch: 'results',
      headRepository: 'fork/model',
      after: 'retake.yml',
    });
  });

  it('a run by hand has its inputs, as texts', () => {
    const trigger = of('workflow_dispatch', {
      ref: 'refs/heads/trunk',
      inputs: { 'pull-request': 7, sha: null },
    });
    expect(trigger.inputs).toEqual({ 'pull-request': '7', sha: '' });
    expect(trigger).toMatchObject({ commit: SHA, branch: 'trunk' });
  });

  it('the clock tells of no repository: it runs on the default branch', () => {
    expect(triggerOf('schedule', { schedule: '17 * * * *' }, FACTS).defaultBranch).toBe('trunk');
    // Any other event runs on a branch of somebody's choice.
    expect(triggerOf('push', {}, { ...FACTS, ref: 'refs/heads/evil' }).defaultBranch).toBe('main');
  });

  it('nothing surprises it', () => {
    for (const event of [
      'pull_request',
      'push',
      'merge_group',
      'workflow_run',
      'schedule',
      'issue_comment',
    ]) {
      expect(() => triggerOf(event, {}, FACTS)).not.toThrow();
      expect(() => triggerOf(event, { pull_request: 7, inputs: 'x', repository: null }, FACTS)).not.toThrow();
    }
  });
});
