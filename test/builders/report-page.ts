import type { CommentInput } from '../../src/report/comment-input.ts';
import { renderReport } from '../../src/report/html/report.ts';
import { sha256 } from './answer.ts';

/** The whole report page as one text. */
export function reportPage(input: CommentInput): string {
  return [...renderReport(input, sha256)].join('');
}
