import { complete } from './api-description.ts';
import {
  type FakeArtifact,
  type FakeCheck,
  type FakeComment,
  type FakeGitHub,
  type FakeJob,
  type FakePull,
  type FakeRun,
  type FakeToken,
  REPOSITORY,
} from './github.ts';

type Json = Record<string, unknown>;

export interface Call {
  parameters: Record<string, string>;
  query: URLSearchParams;
  body: Json;
  token: FakeToken;
  /** Of this server, for links. */
  origin: string;
  version: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The permission an operation needs, and what it does. */
interface Route {
  needs: [permission: string, level: 'read' | 'write'];
  handle: (github: FakeGitHub, call: Call) => Answer;
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const SITE = `https://github.com/${REPOSITORY}`;

export const ROUTES: Record<string, Route> = {
  'get /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: ['pull-requests', 'read'],
    handle: (github, { parameters, query }) => {
      const all = github.comments.filter(({ issue }) => issue === Number(parameters.issue_number));
      return { status: 200, body: page(all, query).map(commentBody) };
    },
  },
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: ['pull-requests', 'write'],
    handle: (github, { parameters, body, token }) => {
      if (Buffer.byteLength(String(body.body)) > 65_536) return tooLong();
      const comment = github.addComment(Number(parameters.issue_number), token.login, String(body.body));
      github.onComment(comment.body);
      return { status: 201, body: commentBody(comment) };
    },
  },
  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: ['pull-requests', 'write'],
    handle: (github, { parameters, body, token }) => {
      const comment = github.comments.find(({ id }) => id === Number(parameters.comment_id));
      if (!comment) return NOT_FOUND;
      if (comment.login !== token.login) return { status: 403, body: { message: 'Must have admin rights' } };
      if (Buffer.byteLength(String(body.body)) > 65_536) return tooLong();
      comment.body = String(body.body);
      github.onComment(comment.body);
      return { status: 200, body: commentBody(comment) };
    },
  },
  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: ['pull-requests', 'write'],
    handle: (github, { parameters }) => {
      const before = github.comments.length;
      github.comments = github.comments.filter(({ id }) => id !== Number(parameters.comment_id));
      return github.comments.length < before ? { status: 204 } : NOT_FOUND;
    },
  },
  'post /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': {
    needs: ['pull-requests', 'write'],
    handle: (github, { parameters, body, token }) => {
      const comment = github.comments.find(({ id }) => id === Number(parameters.comment_id));
      if (!comment) return NOT_FOUND;
      const content = String(body.content);
      const same = comment.reactions.some((one) => one.login === token.login && one.content === content);
      if (!same) comment.reactions.push({ login: token.login, content });
      const reaction = complete('reaction', { id: github.id(), content, user: user(token.login) });
      return { status: same ? 200 : 201, body: reaction };
    },
  },
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs': {
    needs: ['checks', 'read'],
    handle: (github, { parameters, query }) => {
      const found = github.checks.filter(
        ({ sha, name }) => sha === parameters.ref && name === (query.get('check_name') ?? name),
      );
      return {
        status: 200,
        body: { total_count: found.length, check_runs: page(found, query).map(checkBody) },
      };
    },
  },
  'post /repos/{owner}/{repo}/check-runs': {
    needs: ['checks', 'write'],
    handle: (github, { body, token }) => {
      const check: FakeCheck = {
        id: github.id(),
        name: String(body.name),
        sha: String(body.head_sha),
        status: 'queued',
        conclusion: null,
        externalId: '',
        title: '',
        summary: '',
        startedAt: typeof body.started_at === 'string' ? body.started_at : null,
        app: token.login.replace('[bot]', ''),
        history: [],
      };
      github.checks.push(check);
      return writeCheck(check, body, 201);
    },
  },
  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}': {
    needs: ['checks', 'write'],
    handle: (github, { parameters, body, token }) => {
      const check = github.checks.find(({ id }) => id === Number(parameters.check_run_id));
      if (!check) return NOT_FOUND;
      if (check.app !== token.login.replace('[bot]', '')) {
        return {
          status: 403,
          body: {
            message: 'Invalid app_id: check run can only be modified by the GitHub App that created it',
          },
        };
      }
      return writeCheck(check, body, 200);
    },
  },
  'get /repos/{owner}/{repo}/pulls': {
    needs: ['pull-requests', 'read'],
    handle: (github, { query }) => {
      const [, head] = /:(.*)/.exec(query.get('head') ?? '') ?? [];
      const owner = (query.get('head') ?? '').split(':')[0];
      const found = github.pulls.filter(
        (pull) =>
          pull.state === (query.get('state') ?? 'open') &&
          (head === undefined || (pull.branch === head && pull.repository?.split('/')[0] === owner)),
      );
      return {
        status: 200,
        body: page(found, query).map((pull) => complete('pull-request-simple', pullBody(github, pull))),
      };
    },
  },
  'get /repos/{owner}/{repo}/pulls/{pull_number}': {
    needs: ['pull-requests', 'read'],
    handle: (github, { parameters }) => {
      const pull = github.pulls.find(({ number }) => number === Number(parameters.pull_number));
      return pull ? { status: 200, body: complete('pull-request', pullBody(github, pull)) } : NOT_FOUND;
    },
  },
  'get /repos/{owner}/{repo}/commits/{ref}': {
    needs: ['contents', 'read'],
    handle: (github, { parameters }) => {
      const sha =
        github.git('rev-parse', (parameters.ref ?? '').replace(/^heads\//, ''))?.trim() ?? '0'.repeat(40);
      return { status: 200, body: complete('commit', { sha }) };
    },
  },
  'get /repos/{owner}/{repo}/compare/{basehead}': {
    needs: ['contents', 'read'],
    handle: (github, { parameters }) => compare(github, parameters.basehead ?? ''),
  },
  'get /repos/{owner}/{repo}/contents/{path}': {
    needs: ['contents', 'read'],
    handle: (github, { parameters, query }) => {
      const path = parameters.path ?? '';
      const ref = query.get('ref') ?? github.defaultBranch;
      if (github.git('rev-parse', '--verify', `${ref}^{commit}`) === null)
        return { status: 404, body: { message: `No commit found for the ref ${ref}` } };
      const text = github.file(path, ref);
      if (text === null) return NOT_FOUND;
      const content = Buffer.from(text).toString('base64');
      return {
        status: 200,
        body: complete('content-file', { type: 'file', encoding: 'base64', path, content }),
      };
    },
  },
  'get /repos/{owner}/{repo}/collaborators/{username}/permission': {
    needs: ['metadata', 'read'],
    handle: (github, { parameters }) => {
      const permission = github.permissions[parameters.username ?? ''] ?? 'write';
      return {
        status: 200,
        body: complete('repository-collaborator-permission', {
          permission,
          role_name: permission,
          user: null,
        }),
      };
    },
  },
  'get /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': {
    needs: ['actions', 'read'],
    handle: (github, { parameters, query }) => {
      const since = Date.parse((query.get('created') ?? '').replace('>=', '')) || 0;
      const found = github.runs.filter(
        (run) =>
          run.file === parameters.workflow_id &&
          run.event === (query.get('event') ?? run.event) &&
          Date.parse(run.createdAt) >= since,
      );
      const latestFirst = found.toSorted((a, b) => b.id - a.id);
      return {
        status: 200,
        body: { total_count: found.length, workflow_runs: page(latestFirst, query).map(runBody) },
      };
    },
  },
  'post /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': {
    needs: ['actions', 'write'],
    handle: (github, { parameters, body, version }) => {
      if (github.oldDispatch && version !== '2022-11-28') {
        return { status: 400, body: { message: `"${version}" is not a supported version` } };
      }
      if (!github.workflows.includes(parameters.workflow_id ?? '')) return NOT_FOUND;
      const run = github.dispatch(
        parameters.workflow_id ?? '',
        String(body.ref),
        body.inputs as Record<string, string>,
      );
      if (github.oldDispatch || version !== '2026-03-10') return { status: 204 };
      const html = `${SITE}/actions/runs/${run.id}`;
      return {
        status: 200,
        body: {
          workflow_run_id: run.id,
          run_url: `https://api.github.com/repos/${REPOSITORY}/actions/runs/${run.id}`,
          html_url: html,
        },
      };
    },
  },
  'get /repos/{owner}/{repo}/actions/runs/{run_id}': {
    needs: ['actions', 'read'],
    handle: (github, { parameters }) => {
      const run = github.runs.find(({ id }) => id === Number(parameters.run_id));
      return run ? { status: 200, body: runBody(run) } : NOT_FOUND;
    },
  },
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': {
    needs: ['actions', 'read'],
    handle: (github, { parameters }) => {
      const run = github.runs.find(({ id }) => id === Number(parameters.run_id));
      if (!run) return NOT_FOUND;
      return {
        status: 200,
        body: { total_count: run.jobs.length, jobs: run.jobs.map((job) => jobBody(run, job)) },
      };
    },
  },
  'post /repos/{owner}/{repo}/actions/runs/{run_id}/cancel': {
    needs: ['actions', 'write'],
    handle: (github, { parameters }) => {
      const run = github.runs.find(({ id }) => id === Number(parameters.run_id));
      if (!run) return NOT_FOUND;
      if (run.status === 'completed')
        return { status: 409, body: { message: 'Cannot cancel a workflow run that is completed.' } };
      run.cancelled = true;
      for (const job of run.jobs)
        if (job.status !== 'completed') Object.assign(job, { status: 'completed', conclusion: 'cancelled' });
      return { status: 202, body: {} };
    },
  },
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': {
    needs: ['actions', 'read'],
    handle: (github, call) => artifactList(github, call, ({ run }) => run === Number(call.parameters.run_id)),
  },
  'get /repos/{owner}/{repo}/actions/artifacts': {
    needs: ['actions', 'read'],
    handle: (github, call) => artifactList(github, call, () => true),
  },
  'get /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': {
    needs: ['actions', 'read'],
    handle: (github, { parameters, origin }) => {
      const artifact = github.artifacts.find(({ id }) => id === Number(parameters.artifact_id));
      if (!artifact) return NOT_FOUND;
      if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } };
      return { status: 302, headers: { location: `${origin}/__archive/${artifact.id}` } };
    },
  },
};

function page<T>(all: T[], query: URLSearchParams): T[] {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return all.slice(start, start + size);
}

function tooLong(): Answer {
  return {
    status: 422,
    body: { message: 'Validation Failed: Body is too long (maximum is 65536 characters)' },
  };
}

function user(login: string): Json {
  return complete('simple-user', { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
}

function commentBody({ id, issue, body, login }: FakeComment): Json {
  const html_url = `${SITE}/pull/${issue}#issuecomment-${id}`;
  return complete('issue-comment', { id, body, html_url, user: user(login) });
}

function writeCheck(check: FakeCheck, body: Json, status: number): Answer {
  const output = (body.output ?? {}) as { title?: string; summary?: string };
  if (Buffer.byteLength(output.summary ?? '') > 65_535) {
    return { status: 422, body: { message: 'summary exceeds a maximum bytesize of 65535' } };
  }
  // What is completed stays so, and says what it said; its text may change.
  if (check.status !== 'completed') {
    check.status = String(body.status ?? check.status);
    check.conclusion = check.status === 'completed' ? String(body.conclusion) : null;
  }
  check.externalId = String(body.external_id ?? check.externalId);
  check.title = output.title ?? check.title;
  check.summary = output.summary ?? check.summary;
  check.history.push(check.conclusion ?? check.status);
  return { status, body: checkBody(check) };
}

function checkBody({
  id,
  name,
  sha,
  status,
  conclusion,
  externalId,
  startedAt,
  title,
  summary,
}: FakeCheck): Json {
  return complete('check-run', {
    id,
    name,
    head_sha: sha,
    status,
    conclusion,
    external_id: externalId,
    started_at: startedAt,
    completed_at: null,
    html_url: `${SITE}/runs/${id}`,
    output: { title, summary },
  });
}

function pullBody(
  github: FakeGitHub,
  { number, state, merged, sha, branch, repository, base, author }: FakePull,
): Json {
  const repo = repository === null ? null : { id: github.repositoryId(repository), full_name: repository };
  return {
    number,
    state,
    merged_at: merged ? github.clock.iso() : null,
    html_url: `${SITE}/pull/${number}`,
    user: user(author),
    head: { sha, ref: branch, repo },
    base: { ref: base, repo: { full_name: REPOSITORY } },
  };
}

function compare(github: FakeGitHub, basehead: string): Answer {
  const [base = '', head = ''] = basehead.split('...');
  const mergeBase = github.git('merge-base', base, head)?.trim();
  if (mergeBase === undefined) return NOT_FOUND;
  const sha = (name: string) => github.git('rev-parse', name)?.trim();
  const [a, b] = [sha(base), sha(head)];
  const status = a === b ? 'identical' : mergeBase === a ? 'ahead' : mergeBase === b ? 'behind' : 'diverged';
  const counts = { ahead_by: 0, behind_by: 0, total_commits: 0, commits: [], files: [] };
  return {
    status: 200,
    body: complete('commit-comparison', { status, merge_base_commit: { sha: mergeBase }, ...counts }),
  };
}

function runBody({
  id,
  number,
  file,
  title,
  event,
  status,
  conclusion,
  createdAt,
  branch,
  sha,
  attempt,
}: FakeRun): Json {
  return complete('workflow-run', {
    id,
    name: file,
    run_number: number,
    path: `.github/workflows/${file}`,
    display_title: title,
    event,
    status,
    conclusion,
    created_at: createdAt,
    head_branch: branch,
    head_sha: sha,
    run_attempt: attempt,
    html_url: `${SITE}/actions/runs/${id}`,
  });
}

function jobBody(run: FakeRun, { id, name, status, conclusion, runner, steps }: FakeJob): Json {
  return complete('job', {
    id,
    run_id: run.id,
    name,
    status,
    conclusion,
    runner_id: runner === null ? null : 1,
    runner_name: runner,
    steps,
    labels: [],
    head_branch: run.branch,
    workflow_name: run.file,
  });
}

function artifactList(
  github: FakeGitHub,
  { query }: Call,
  wanted: (artifact: FakeArtifact) => boolean,
): Answer {
  const name = query.get('name');
  const found = github.artifacts.filter((one) => wanted(one) && (name === null || one.name === name));
  return {
    status: 200,
    body: { total_count: found.length, artifacts: page(found, query).map(artifactBody) },
  };
}

function artifactBody({ id, name, run, archive, sha256, expired, fork, claimedBytes }: FakeArtifact): Json {
  return complete('artifact', {
    id,
    name,
    size_in_bytes: claimedBytes ?? archive.length,
    expired,
    digest: `sha256:${sha256}`,
    workflow_run: {
      id: run,
      repository_id: 1,
      head_repository_id: fork ? 2 : 1,
      head_branch: 'main',
      head_sha: '0'.repeat(40),
    },
  });
}
