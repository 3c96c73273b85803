import { describe, expect, it } from 'vitest';
import { decideTrust, type Permission, type TrustQuestion } from './trust.ts';

const COMMIT = 'a'.repeat(40);
const question: TrustQuestion = {
  event: 'pull_request',
  fork: false,
  permission: 'write',
  commit: COMMIT,
  approvedCommit: null,
};

describe('trust', () => {
  it.each<[Permission, boolean]>([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
    ['unknown', false],
  ])('%s may start: %s', (permission, trusted) => {
    expect(decideTrust({ ...question, permission }).trusted).toBe(trusted);
  });

  it.each<[string, Partial<TrustQuestion>, boolean]>([
    ['by its own author, were it an admin', { permission: 'admin' }, false],
    ['by a maintainer who names the commit', { event: 'workflow_dispatch', approvedCommit: COMMIT }, true],
    ['by a maintainer who names it in a comment', { event: 'issue_comment', approvedCommit: COMMIT }, true],
    ['by a comment that names none', { event: 'issue_comment' }, false],
    ['by a reader’s comment', { event: 'issue_comment', approvedCommit: COMMIT, permission: 'read' }, false],
    [
      'by a maintainer who named an earlier commit',
      { event: 'workflow_dispatch', approvedCommit: 'b'.repeat(40) },
      false,
    ],
    [
      'by a reader who names the commit',
      { event: 'workflow_dispatch', approvedCommit: COMMIT, permission: 'read' },
      false,
    ],
    ['by a commit named in another event', { approvedCommit: COMMIT }, false],
  ])('a fork, %s', (_, given, trusted) => {
    expect(decideTrust({ ...question, fork: true, ...given })).toEqual(
      trusted ? { trusted: true } : { trusted: false, reason: 'fork' },
    );
  });

  it('never starts anything from the schedule', () => {
    expect(decideTrust({ ...question, event: 'schedule', permission: 'admin' }).trusted).toBe(false);
  });
});
