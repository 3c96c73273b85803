import type { Judgement, Outcome } from '../../domain/benchmark/item.ts';
import { AskFailure } from '../ask-failure.ts';
import type { ExamItem } from '../exam.ts';
import type { Grade, Grader } from '../grade.ts';
import type { Respondent } from '../respondent.ts';
import { JUDGE_PROMPT_VERSION, judgeAsk } from './judge-prompt.ts';
import { type JudgeReply, readJudgeReply } from './judge-reply.ts';
import { PositionTally } from './position-tally.ts';

/** A reply that cannot be read is asked for again so often. */
const REPLIES = 3;

/**
 * Puts the answer beside the opponent's in both orders. A win or a loss needs both verdicts to agree; else it is
 * a tie: a judge that looks at the place alone decides nothing.
 */
export class JudgeGrader implements Grader {
  readonly name: string;
  readonly positions = new PositionTally();
  /** Replies that could not be read. */
  unreadable = 0;
  readonly #judge: Respondent;
  readonly #opponent: Respondent | null;

  /** `opponent`: who answers where the exam brings no opponent's answer; its answers are stored and reused. */
  constructor(judge: Respondent, opponent: Respondent | null) {
    this.name = `judge ${judge.model} (prompt ${JUDGE_PROMPT_VERSION})`;
    this.#judge = judge;
    this.#opponent = opponent;
  }

  async grade(item: ExamItem, { text }: { text: string }, signal: AbortSignal): Promise<Grade> {
    try {
      const opponentResponse = await this.#opponentResponse(item, signal);
      // Nothing to compare, and nothing to pay for.
      if (text === opponentResponse) return { outcome: 'tie', opponentResponse };
      const inOrder = await this.#verdict(item, text, opponentResponse, signal);
      const swapped = await this.#verdict(item, opponentResponse, text, signal);
      this.positions.add(inOrder.winner, swapped.winner);
      const outcome = outcomeOf(inOrder.winner, swapped.winner);
      return { outcome, opponentResponse, judge: judgementOf(outcome, inOrder, swapped) };
    } catch (error) {
      if (!(error instanceof AskFailure)) throw error;
      return { outcome: 'error', reason: error.message };
    }
  }

  async #opponentResponse(item: ExamItem, signal: AbortSignal): Promise<string> {
    if (item.opponentResponse !== undefined) return item.opponentResponse;
    if (this.#opponent === null) throw new AskFailure('item', 'there is no answer to judge it against');
    const messages = [{ role: 'user' as const, content: item.prompt }];
    return (await this.#opponent.answer({ messages, sample: 0 }, signal)).text;
  }

  async #verdict(item: ExamItem, a: string, b: string, signal: AbortSignal): Promise<JudgeReply> {
    for (let attempt = 0; attempt < REPLIES; attempt++) {
      const { text } = await this.#judge.answer(judgeAsk(item, a, b, attempt), signal);
      const reply = readJudgeReply(text);
      if (reply !== null) return reply;
      this.unreadable++;
    }
    throw new AskFailure('item', `the judge gave no readable verdict in ${REPLIES} replies`);
  }
}

/** `inOrder`: the model's answer was A; `swapped`: it was B. */
function outcomeOf(inOrder: JudgeReply['winner'], swapped: JudgeReply['winner']): Outcome {
  if (inOrder === 'A' && swapped === 'B') return 'win';
  if (inOrder === 'B' && swapped === 'A') return 'loss';
  return 'tie';
}

function judgementOf(outcome: Outcome, inOrder: JudgeReply, swapped: JudgeReply): Judgement {
  const winner = outcome === 'win' ? 'A' : outcome === 'loss' ? 'B' : 'TIE';
  const reasoning = [inOrder.reasoning, swapped.reasoning].filter((text) => text !== '').join(' | ');
  if (inOrder.scores === null || swapped.scores === null) return { winner, reasoning, position: 'both' };
  return {
    winner,
    reasoning,
    position: 'both',
    scores: {
      model: inOrder.scores.a + swapped.scores.b,
      opponent: inOrder.scores.b + swapped.scores.a,
    },
  };
}
