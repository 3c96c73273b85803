import { auditItem } from '../audit/audit.ts';
import { identityOf, type Sha256 } from '../benchmark/identity.ts';
import type { BenchmarkItem, Outcome } from '../benchmark/item.ts';
import { worstAnswer } from '../benchmark/question.ts';
import type { AuditResult, Manifest } from '../dataset/dataset.ts';
import type { Evidence } from './comparison.ts';
import { classifier } from './item-classes.ts';

/** One question, and everything that a loop has made of it. */
export interface ItemStory {
  identity: string;
  category: string;
  prompt: string;
  reference: string | null;
  /** What it may prove; null where no dataset says. */
  evidence: Evidence | null;
  /** Of the pushed answer; null where that was not at fault, or is not known. */
  audit: AuditResult | null;
  pushed: StoryAnswer | null;
  before: StoryAnswer | null;
  after: StoryAnswer | null;
}

export interface StoryAnswer {
  outcome: Outcome;
  response: string;
}

/** What is kept of a loop: any part of it may have expired, or not have come yet. */
export interface LoopItems {
  pushed: readonly BenchmarkItem[];
  before: readonly BenchmarkItem[];
  after: readonly BenchmarkItem[];
  manifest: Manifest | null;
}

/** What there is to tell of a question; null where none of the answers is to it. */
export function storyOf(identity: string, loop: LoopItems, sha256: Sha256): ItemStory | null {
  const worst = (items: readonly BenchmarkItem[]) => worstOf(items, identity, sha256);
  const [pushed, before, after] = [worst(loop.pushed), worst(loop.before), worst(loop.after)];
  const item = pushed ?? before ?? after;
  if (item === null) return null;
  return {
    identity,
    category: item.category,
    prompt: item.prompt,
    reference: item.reference ?? null,
    evidence: loop.manifest === null ? null : classifier(loop.manifest, sha256)(item),
    audit: pushed === null || (pushed.score ?? 1) >= 1 ? null : auditItem(pushed),
    pushed: pushed && answer(pushed),
    before: before && answer(before),
    after: after && answer(after),
  };
}

/** Of several answers to one question the worst is told: it is the one that was learned from. */
function worstOf(items: readonly BenchmarkItem[], identity: string, sha256: Sha256): BenchmarkItem | null {
  const [first, ...later] = items.filter((item) => identityOf(item, sha256) === identity);
  return first === undefined ? null : worstAnswer({ answers: [first, ...later] });
}

function answer({ outcome, response }: BenchmarkItem): StoryAnswer {
  return { outcome, response };
}
