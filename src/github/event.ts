import { readFileSync } from 'node:fs';
import { RetakeError } from '../domain/error.ts';

/** A pull request, as events and API alike tell it. */
export interface Pull {
  number: number;
  open: boolean;
  /** Closed without being merged: nobody reads a verdict on it any more. */
  abandoned: boolean;
  headSha: string;
  headRef: string;
  /** `owner/name`; null where the fork was deleted. */
  headRepository: string | null;
  baseRef: string;
  author: string;
  url: string;
}

/** A comment on a pull request, as it was when it was written: what it is edited to later is not told. */
export interface PullComment {
  id: number;
  pull: number;
  author: string;
  body: string;
  /** ISO 8601. */
  createdAt: string;
}

/** What happened, as far as a loop needs it. */
export interface Trigger {
  defaultBranch: string;
  /** The commit that carries the results: never a merge commit that only GitHub knows. */
  commit: string;
  /** The branch it was pushed to; null for a tag and where there is none. */
  branch: string | null;
  /** Where that commit lies; null where its repository was deleted. */
  headRepository: string | null;
  /** From the payload; for other events it must be looked up. */
  pull: Pull | null;
  /** Inputs of a run that was started by hand. */
  inputs: Record<string, string>;
  /** A push that deletes the branch carries nothing. */
  deleted: boolean;
  /** File name of the workflow whose run ended, for the event workflow_run. */
  after: string | null;
  /** For the event issue_comment; null also where the comment was only edited, or stands on an issue. */
  comment: PullComment | null;
}

type Json = Record<string, unknown>;

/** What the runner says beside the payload: GITHUB_REPOSITORY, GITHUB_SHA and GITHUB_REF. */
export interface RunnerFacts {
  repository: string;
  /** Holds for events that name no other commit. */
  sha: string;
  ref: string;
}

/** Reads the event's payload from the runner's file. */
export function readTrigger(event: string, path: string, facts: RunnerFacts): Trigger {
  return triggerOf(event, readPayload(path), facts);
}

export function triggerOf(event: string, payload: Json, { repository, sha, ref }: RunnerFacts): Trigger {
  // The clock tells of no repository, but runs on its default branch.
  const clockBranch = event === 'schedule' ? branchOf(ref) : null;
  const common = {
    defaultBranch: text(payload, 'repository', 'default_branch') || clockBranch || 'main',
    branch: null,
    headRepository: repository,
    pull: null,
    inputs: inputsOf(payload),
    deleted: false,
    after: null,
    comment: null,
  };
  switch (event) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = pullOf(object(payload, 'pull_request'));
      return {
        ...common,
        commit: pull.headSha,
        branch: pull.headRef,
        headRepository: pull.headRepository,
        pull,
      };
    }
    case 'merge_group':
      return { ...common, commit: text(payload, 'merge_group', 'head_sha') || sha };
    case 'workflow_run': {
      const run = object(payload, 'workflow_run');
      return {
        ...common,
        commit: text(run, 'head_sha'),
        branch: text(run, 'head_branch') || null,
        headRepository: text(run, 'head_repository', 'full_name') || null,
        after: text(run, 'path').split('@')[0]?.split('/').at(-1) || null,
      };
    }
    case 'issue_comment':
      return { ...common, commit: sha, comment: commentOf(payload) };
    case 'push':
      return {
        ...common,
        // `after` of an annotated tag is the tag's own id, and no commit.
        commit: text(payload, 'head_commit', 'id') || text(payload, 'after') || sha,
        branch: branchOf(text(payload, 'ref')),
        deleted: payload.deleted === true,
      };
    default:
      return { ...common, commit: sha, branch: branchOf(text(payload, 'ref')) };
  }
}

function branchOf(ref: string): string | null {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
}

function commentOf(payload: Json): PullComment | null {
  const issue = object(payload, 'issue');
  const comment = object(payload, 'comment');
  if (payload.action !== 'created' || Object.keys(object(issue, 'pull_request')).length === 0) return null;
  return {
    id: Number(comment.id),
    pull: Number(issue.number),
    author: text(comment, 'user', 'login'),
    body: text(comment, 'body'),
    createdAt: text(comment, 'created_at'),
  };
}

/** A pull request object of the API or of a payload. */
export function pullOf(pull: Json): Pull {
  return {
    number: Number(pull.number),
    open: pull.state === 'open',
    abandoned: pull.state === 'closed' && typeof pull.merged_at !== 'string',
    headSha: text(pull, 'head', 'sha'),
    headRef: text(pull, 'head', 'ref'),
    headRepository: text(pull, 'head', 'repo', 'full_name') || null,
    baseRef: text(pull, 'base', 'ref'),
    author: text(pull, 'user', 'login'),
    url: text(pull, 'html_url'),
  };
}

function inputsOf(payload: Json): Record<string, string> {
  const entries = Object.entries(object(payload, 'inputs')).map(([name, value]) => [
    name,
    String(value ?? ''),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function readPayload(path: string): Json {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch (cause) {
    throw new RetakeError('USAGE', `cannot read the event from ${path}`, {
      hint: 'GITHUB_EVENT_PATH must name the file that the runner wrote.',
      cause,
    });
  }
}

function object(from: unknown, key: string): Json {
  const value = typeof from === 'object' && from !== null ? (from as Json)[key] : undefined;
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** The text at a path; '' where there is none. */
function text(from: unknown, ...path: string[]): string {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined),
    from,
  );
  return typeof value === 'string' ? value : '';
}
