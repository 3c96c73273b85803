import { execFileSync } from 'node:child_process';
import type { VirtualClock } from './clock.ts';

export const OWNER = 'octo';
export const REPO = 'model';
export const REPOSITORY = `${OWNER}/${REPO}`;
const REPOSITORY_ID = 1;
const FORK_ID = 2;

export interface FakeComment {
  id: number;
  issue: number;
  body: string;
  login: string;
  /** Of whom, and which. */
  reactions: { login: string; content: string }[];
}

export interface FakeCheck {
  id: number;
  name: string;
  sha: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  title: string;
  summary: string;
  startedAt: string | null;
  app: string;
  /** Every conclusion it ever had, to see that none flickers. */
  history: string[];
}

export interface FakePull {
  number: number;
  state: 'open' | 'closed';
  merged: boolean;
  sha: string;
  branch: string;
  repository: string | null;
  base: string;
  author: string;
}

export interface FakeJob {
  id: number;
  name: string;
  status: string;
  conclusion: string | null;
  runner: string | null;
  steps: { name: string; status: string; conclusion: string | null; number: number }[];
}

export interface FakeRun {
  id: number;
  number: number;
  file: string;
  title: string;
  event: string;
  status: string;
  conclusion: string | null;
  createdAt: string;
  branch: string;
  sha: string;
  attempt: number;
  jobs: FakeJob[];
  inputs: Record<string, string>;
  cancelled: boolean;
}

export interface FakeArtifact {
  id: number;
  name: string;
  run: number;
  archive: Buffer;
  sha256: string;
  expired: boolean;
  fork: boolean;
  /** What it claims to hold; its true size where null. */
  claimedBytes: number | null;
}

/** Whose token it is and what it may do: `{ checks: 'write' }`. */
export interface FakeToken {
  login: string;
  permissions: Record<string, 'read' | 'write'>;
}

/** What the default token of the example workflows may do. */
export const FULL: FakeToken = {
  login: 'github-actions[bot]',
  permissions: {
    contents: 'read',
    actions: 'write',
    checks: 'write',
    'pull-requests': 'write',
    metadata: 'read',
  },
};

/** The token of a pull request from a fork. */
export const READ_ONLY: FakeToken = {
  login: 'github-actions[bot]',
  permissions: {
    contents: 'read',
    actions: 'read',
    checks: 'read',
    'pull-requests': 'read',
    metadata: 'read',
  },
};

/** One repository on GitHub, as far as Retake sees it. */
export class FakeGitHub {
  readonly clock: VirtualClock;
  comments: FakeComment[] = [];
  checks: FakeCheck[] = [];
  pulls: FakePull[] = [];
  runs: FakeRun[] = [];
  artifacts: FakeArtifact[] = [];
  /** `write` where a person is not named. */
  permissions: Record<string, string> = {};
  /** Text of files on the default branch, by path; what is not there is asked of `repository`. */
  files: Record<string, string> = {};
  tokens: Record<string, FakeToken> = { 'token-full': FULL, 'token-read': READ_ONLY };
  /** A git repository on disk that answers for commits; null where no test needs one. */
  repository: string | null = null;
  defaultBranch = 'main';
  /** Those of the default branch that can be dispatched. */
  workflows = ['retake-train.yml'];
  /** 204 and no run, as an Enterprise Server answers a dispatch. */
  oldDispatch = false;
  /** Called with every text that a comment is given. */
  onComment: (body: string) => void = () => {};
  /** Called with every run that a dispatch creates. */
  onDispatch: (run: FakeRun) => void = () => {};
  #nextId = 1001;

  constructor(clock: VirtualClock) {
    this.clock = clock;
  }

  id(): number {
    return this.#nextId++;
  }

  addComment(issue: number, login: string, body: string): FakeComment {
    const comment = { id: this.id(), issue, body, login, reactions: [] };
    this.comments.push(comment);
    return comment;
  }

  addPull(given: Partial<FakePull> & Pick<FakePull, 'number' | 'sha'>): FakePull {
    const pull: FakePull = {
      state: 'open',
      merged: false,
      branch: 'results',
      repository: REPOSITORY,
      base: 'main',
      author: 'ada',
      ...given,
    };
    this.pulls.push(pull);
    return pull;
  }

  addRun(given: Partial<FakeRun> & Pick<FakeRun, 'file' | 'title'>): FakeRun {
    const id = this.id();
    const run: FakeRun = {
      id,
      number: this.runs.length + 1,
      event: 'workflow_dispatch',
      status: 'queued',
      conclusion: null,
      createdAt: this.clock.iso(),
      branch: this.defaultBranch,
      sha: '0'.repeat(40),
      attempt: 1,
      jobs: [],
      inputs: {},
      cancelled: false,
      ...given,
    };
    this.runs.push(run);
    return run;
  }

  addJob(run: FakeRun, name: string, given: Partial<FakeJob> = {}): FakeJob {
    const job = {
      id: this.id(),
      name,
      status: 'queued',
      conclusion: null,
      runner: null,
      steps: [],
      ...given,
    };
    run.jobs.push(job);
    return job;
  }

  dispatch(file: string, branch: string, inputs: Record<string, string>): FakeRun {
    const run = this.addRun({ file, title: `retake ${inputs['request-id'] ?? ''}`, branch, inputs });
    for (const name of ['watch', 'train', 'report']) this.addJob(run, name);
    this.onDispatch(run);
    return run;
  }

  /** The comments of a pull request that one of our tokens wrote. */
  ours(issue: number): FakeComment[] {
    return this.comments.filter(
      (one) => one.issue === issue && one.login === FULL.login && one.body.startsWith('<!-- retake v1'),
    );
  }

  /** As people see them: of several checks of one name on a commit the youngest. */
  shownChecks(): FakeCheck[] {
    return this.checks.filter(
      (one) => !this.checks.some(({ id, sha, name }) => sha === one.sha && name === one.name && id > one.id),
    );
  }

  file(path: string, ref: string): string | null {
    if (ref === this.defaultBranch && this.files[path] !== undefined) return this.files[path];
    return this.repository === null ? null : this.git('show', `${ref}:${path}`);
  }

  git(...args: string[]): string | null {
    if (this.repository === null) return null;
    try {
      return execFileSync('git', args, {
        cwd: this.repository,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return null;
    }
  }

  repositoryId(name: string | null): number {
    return name === REPOSITORY ? REPOSITORY_ID : FORK_ID;
  }
}
