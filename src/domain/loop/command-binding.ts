import type { Marker } from './marker.ts';

/** What a command is held against: what it names, when it was written, and what stands on the pull request now. */
export interface CommandMoment {
  /** The commit that the command names, or how it begins; null where it names none. */
  sha: string | null;
  /** When the comment was created, ISO 8601. */
  createdAt: string;
  /** The pull request's head, asked for once. */
  head: string;
  /** What our own comment speaks of; null where there is none. */
  standing: Pick<Marker, 'commit' | 'since'> | null;
}

/**
 * Why a command was not written for the head, in a sentence; null where it was. A comment does not say; so either it
 * names the head itself, or it was written while our own comment spoke of this very head: not before it began to, and
 * with no push since. Everything that follows works on that commit and no other.
 */
export function notForHead({ sha, createdAt, head, standing }: CommandMoment): string | null {
  const short = head.slice(0, 7);
  if (sha !== null) return head.startsWith(sha) ? null : `It names another commit; the head is ${short}.`;
  if (standing === null) return `Nothing was said about ${short} yet: the command must name it.`;
  if (standing.commit !== head) {
    const told = standing.commit.slice(0, 7);
    return `The head is ${short}, and this comment speaks of ${told}: the command must name the commit.`;
  }
  const spokenSince = Date.parse(standing.since ?? '');
  return Date.parse(createdAt) >= spokenSince
    ? null
    : `It was written before this comment spoke of ${short}: the command must name the commit.`;
}
