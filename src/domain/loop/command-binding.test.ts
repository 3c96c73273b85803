import { describe, expect, it } from 'vitest';
import { notForHead } from './command-binding.ts';

const HEAD = 'a1b2c3d4e5'.repeat(4);
const OTHER = 'b'.repeat(40);
const WRITTEN = '2026-11-20T10:00:00Z';
const BEFORE = '2026-11-20T09:59:59Z';
const AFTER = '2026-11-20T10:00:01Z';
const bind = (
  sha: string | null,
  commit: string | null,
  { since = BEFORE as string | null, createdAt = WRITTEN } = {},
) => notForHead({ sha, createdAt, head: HEAD, standing: commit === null ? null : { commit, since } });

describe('the commit that a command was written for', () => {
  it.each([
    ['named whole', HEAD, null, {}],
    ['named by its beginning', HEAD.slice(0, 7), OTHER, {}],
    ['named, whatever was said since', HEAD.slice(0, 9), HEAD, { since: AFTER }],
    ['that the comment spoke of', null, HEAD, {}],
    ['that the comment spoke of since that second', null, HEAD, { since: WRITTEN }],
  ])('is the head: %s', (_, sha, commit, more) => expect(bind(sha, commit, more)).toBeNull());

  it.each([
    ['another is named', OTHER, HEAD, {}, 'names another commit'],
    ['another is named by its beginning', 'a1b2c3e', HEAD, {}, 'names another commit'],
    ['nothing was said yet', null, null, {}, 'Nothing was said'],
    ['the comment spoke of another: somebody has pushed', null, OTHER, {}, 'speaks of bbbbbbb'],
    ['the comment spoke of another when it was written', null, HEAD, { since: AFTER }, 'written before'],
    ['it is not known since when the comment speaks of it', null, HEAD, { since: null }, 'written before'],
    ['the time is none', null, HEAD, { createdAt: 'yesterday' }, 'written before'],
  ])('is none: %s', (_, sha, commit, more, why) => expect(bind(sha, commit, more)).toContain(why));
});
