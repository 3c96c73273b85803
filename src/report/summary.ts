import { renderComment } from './comment.ts';
import type { CommentInput } from './comment-input.ts';
import { SUMMARY_LIMIT } from './fit.ts';

/** The comment as a step summary: the same words with more room, and no marker, since nobody edits it. */
export function renderSummary(input: CommentInput): string {
  return renderComment({ ...input, marker: null }, SUMMARY_LIMIT);
}
