import type { Config } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import type { OrderKey } from '../../../domain/loop/order-key.ts';
import { decideTrust, type Trust } from '../../../domain/loop/trust.ts';
import type { Client } from '../../../github/client.ts';
import type { Pull, Trigger } from '../../../github/event.ts';
import { getPull, permissionOf, pullsOfHead } from '../../../github/pulls.ts';
import type { Action } from '../action.ts';
import type { LoopRun } from '../loop-run.ts';

/** What a start is about: the commit with the results, the pull request it is the head of, and whether it is a fork's. */
export interface Subject {
  trigger: Trigger;
  pull: Pull | null;
  fork: boolean;
  /** Whether a person named the commit, rather than an event. */
  byPerson: boolean;
}

/** Finds the pull request. What the event or a person claims is checked against the API. */
export async function subjectOf({ run, trigger }: Action, client: Client): Promise<Subject> {
  const { 'pull-request': named = '', sha = '' } = trigger.inputs;
  if (run.event === 'workflow_dispatch' && `${named}${sha}`.trim() !== '')
    return await namedPull(client, trigger, { named: named.trim(), sha: sha.trim() }, run.repository);
  const pull = trigger.pull ?? (await openPull(client, trigger));
  return { trigger, pull, fork: trigger.headRepository !== run.repository, byPerson: false };
}

/** Its loop, before anything was asked. */
export function loopOf(
  action: Action,
  client: Client,
  config: Config,
  { trigger, pull }: Pick<Subject, 'trigger' | 'pull'>,
  key: OrderKey,
): LoopRun {
  return {
    action,
    client,
    config,
    loop: config.name,
    key,
    commit: trigger.commit,
    request: null,
    pull: pull?.number ?? null,
    attempt: 1,
    training: null,
  };
}

/** The open pull request whose head this commit is; of several the first, whose check they share. */
async function openPull(client: Client, { headRepository, branch, commit }: Trigger): Promise<Pull | null> {
  if (headRepository === null || branch === null) return null;
  const pulls = await pullsOfHead(client, { repository: headRepository, branch, sha: commit });
  return pulls.sort((a, b) => a.number - b.number)[0] ?? null;
}

/** A maintainer named a pull request and the commit they looked at. */
async function namedPull(
  client: Client,
  trigger: Trigger,
  { named, sha }: { named: string; sha: string },
  repository: string,
): Promise<Subject> {
  if (!/^[1-9]\d{0,9}$/.test(named) || !/^[0-9a-f]{40}$/.test(sha)) {
    throw new RetakeError(
      'USAGE',
      'pull-request must be a number, and sha the 40 hex digits of the commit you looked at',
      {
        hint: 'Both stand in the comment on the pull request.',
      },
    );
  }
  const pull = await getPull(client, Number(named));
  if (pull.headSha !== sha) {
    throw new RetakeError(
      'NOT_TRUSTED',
      `pull request #${pull.number} has moved on: its head is ${pull.headSha}, not ${sha}`,
      {
        hint: 'Look at the new commit, and start that one.',
      },
    );
  }
  return {
    trigger: {
      ...trigger,
      commit: sha,
      branch: pull.headRef,
      headRepository: pull.headRepository,
      pull,
      inputs: { sha },
    },
    pull,
    fork: pull.headRepository !== repository,
    byPerson: true,
  };
}

/** Whether this may reach the GPU. */
export async function trustOf(
  { run }: Action,
  client: Client,
  { trigger, fork, byPerson }: Subject,
): Promise<Trust> {
  return decideTrust({
    event: run.event,
    fork,
    // A fork's own author is never asked about: only naming the commit by hand helps.
    permission: fork && !byPerson ? 'none' : await permissionOf(client, run.triggeringActor),
    commit: trigger.commit,
    approvedCommit: trigger.inputs.sha ?? null,
  });
}
