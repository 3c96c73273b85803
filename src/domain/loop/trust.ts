/** What `GET …/collaborators/{user}/permission` answers; `unknown` where it could not be asked. */
export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none' | 'unknown';

/** Everything that decides whether a run may reach the GPU. */
export interface TrustQuestion {
  event: string;
  /** The pull request's head lies in another repository, or in one that was deleted. */
  fork: boolean;
  permission: Permission;
  /** The commit whose results would be trained on. */
  commit: string;
  /** The commit that a maintainer named, starting the run by hand or in a comment; null where nobody did. */
  approvedCommit: string | null;
}

export type Trust = { trusted: true } | { trusted: false; reason: 'fork' | 'permission' };

const MAY_WRITE: ReadonlySet<Permission> = new Set(['admin', 'maintain', 'write']);
/** Where a person says which commit they mean. */
const BY_A_PERSON: ReadonlySet<string> = new Set(['workflow_dispatch', 'issue_comment']);

export function mayWrite(permission: Permission): boolean {
  return MAY_WRITE.has(permission);
}

/**
 * Only people with write permission reach the GPU, and a fork only where such a person named this very commit:
 * a push after the approval is a different commit and waits again.
 */
export function decideTrust({ event, fork, permission, commit, approvedCommit }: TrustQuestion): Trust {
  if (event === 'schedule') return { trusted: false, reason: 'permission' };
  const byMaintainer = mayWrite(permission);
  if (fork) {
    const approved = BY_A_PERSON.has(event) && approvedCommit === commit && byMaintainer;
    return approved ? { trusted: true } : { trusted: false, reason: 'fork' };
  }
  return byMaintainer ? { trusted: true } : { trusted: false, reason: 'permission' };
}
