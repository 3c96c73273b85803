import type { BenchmarkItem, Warning } from '../benchmark/item.ts';
import { looksTruncated } from '../benchmark/truncated.ts';
import type { AuditResult } from '../dataset/dataset.ts';
import { type Remark, WarningTally } from '../dataset/warning-tally.ts';
import { auditItem } from './audit.ts';
import { hasCalculation } from './calculation.ts';

/** A remark about single items. */
interface ItemRemark extends Remark {
  code: string;
  applies: (item: BenchmarkItem, audit: AuditResult | null) => boolean;
}

const REMARKS: ItemRemark[] = [
  {
    code: 'win-contradicts-reference',
    one: 'win gives an answer that contradicts the reference',
    many: 'wins give an answer that contradicts the reference',
    applies: (item, audit) => item.outcome === 'win' && (audit ?? auditItem(item)) === 'confirmed',
  },
  {
    code: 'winner-contradicts-scores',
    one: 'verdict names a winner that has the lower marks from the same judge',
    many: 'verdicts name a winner that has the lower marks from the same judge',
    applies: (item) => leadOf(item) < 0,
  },
  {
    code: 'winner-without-lead',
    one: 'verdict names a winner though the judge gave both answers the same marks',
    many: 'verdicts name a winner though the judge gave both answers the same marks',
    applies: (item) => leadOf(item) === 0,
  },
  {
    code: 'empty-responses',
    one: 'response is empty',
    many: 'responses are empty',
    applies: (item) => item.outcome !== 'error' && item.response.trim() === '',
  },
  {
    code: 'unscored-answers',
    one: 'answer has no grade: it counts neither as failed nor as passed',
    many: 'answers have no grade: they count neither as failed nor as passed',
    applies: ({ outcome }) => outcome === 'unscored',
  },
  {
    code: 'truncated-responses',
    one: 'response stops in mid-sentence, as if cut off by a token limit',
    many: 'responses stop in mid-sentence, as if cut off by a token limit',
    applies: (item) => looksTruncated(item.response),
  },
  {
    code: 'one-line-references',
    one: 'reference is one short line beside an answer that reasons: as a target it teaches to skip the reasoning',
    many: 'references are one short line beside an answer that reasons: as targets they teach to skip the reasoning',
    applies: ({ reference, response }) => isOneLine(reference) && response.trim().includes('\n'),
  },
  {
    code: 'markup-in-targets',
    one: 'reference carries calculator markup such as <<48/2=24>>',
    many: 'references carry calculator markup such as <<48/2=24>>',
    applies: ({ reference }) => reference !== undefined && hasCalculation(reference),
  },
];

const DUPLICATE: Remark = {
  one: 'prompt repeats an earlier one',
  many: 'prompts repeat an earlier one',
};

/** What is known of an answer beside itself. */
export interface AuditedAnswer {
  /** What its own audit found; null where it had none. */
  audit: AuditResult | null;
  /** Whether the prompt was put before, in the same category, variant and repeat. */
  isRepeated: boolean;
}

/** What the audit says about a run as a whole, each with its count, by category (VERDICT.md section 3). */
export class RunAudit {
  readonly #remarks = new WarningTally();
  readonly #positions = new Map<string, { items: number; seen: Set<string> }>();

  add(item: BenchmarkItem, { audit, isRepeated }: AuditedAnswer): void {
    for (const remark of REMARKS) {
      if (remark.applies(item, audit)) this.#remarks.add(remark.code, item.category, remark);
    }
    if (isRepeated) this.#remarks.add('duplicate-prompts', item.category, DUPLICATE);
    this.#addPosition(item);
  }

  warnings(): Warning[] {
    return [...this.#remarks.list(), ...[...this.#positions].flatMap(positionWarning)];
  }

  #addPosition({ category, judge }: BenchmarkItem): void {
    if (judge === undefined) return;
    const positions = this.#positions.get(category) ?? { items: 0, seen: new Set() };
    positions.items++;
    positions.seen.add(judge.position);
    this.#positions.set(category, positions);
  }
}

function positionWarning([category, positions]: [string, { items: number; seen: Set<string> }]): Warning[] {
  const { items, seen } = positions;
  const [position] = seen;
  if (items < 2 || seen.size !== 1 || position === 'both') return [];
  const message = `${category}: the judge saw the model as answer ${position} in all ${items} items, so a liking for that position cannot be told from merit`;
  return [{ code: 'judge-position', category, count: items, message }];
}

/** By how much the judge's own marks favour the answer it named as winner; NaN where that cannot be said. */
function leadOf({ outcome, judge }: BenchmarkItem): number {
  if (judge?.scores === undefined || (outcome !== 'win' && outcome !== 'loss')) return Number.NaN;
  const lead = judge.scores.model - judge.scores.opponent;
  return outcome === 'win' ? lead : -lead;
}

const SHORT_LINE = 60;

function isOneLine(reference: string | undefined): boolean {
  const text = reference?.trim() ?? '';
  return text !== '' && text.length < SHORT_LINE && !text.includes('\n');
}
