import type { BenchmarkItem, Outcome, Warning } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { ModelFilter } from './chosen-model.ts';
import { lastMessage, textOf, textOfContent } from './content.ts';
import { type Fields, fieldsOf, hasKeys, idAt, isObject, optionalTextAt, textAt } from './fields.ts';
import type { FileContext, Format, RecordReader } from './format.ts';
import { makeItem } from './item.ts';

/** Judgements of arena-hard, versions 0.1 and 2.0: two games with the places swapped, the baseline first in game 1. */
export const arenaHard: Format = {
  id: 'arena-hard',
  title: 'arena-hard judgements',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'games', 'model') &&
    Array.isArray(first.games) &&
    (Object.hasOwn(first, 'uid') || Object.hasOwn(first, 'question_id')),
  open: (file) => new GamesReader(file),
};

class GamesReader implements RecordReader {
  readonly models: ReadonlySet<string>;
  readonly #filter: ModelFilter;
  #judged = 0;
  #inconsistent = 0;

  constructor({ fragment, fileName }: FileContext) {
    this.#filter = new ModelFilter(fragment, fileName);
    this.models = this.#filter.models;
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    if (!this.#filter.accepts(textAt(row, 'model'))) return [];
    const games = Array.isArray(row.games) ? row.games.slice(0, 2) : [];
    const votes = games.map((game, index) => votesForModel(game, index === 1));
    const score = meanOf(votes);
    this.#count(votes);
    const shown = shownIn(games);
    const id = idAt(row, 'uid') ?? idAt(row, 'question_id');
    return [
      makeItem({
        task: 'arena_hard',
        id,
        category: optionalTextAt(row, 'category') ?? 'arena_hard',
        prompt: shown.prompt || `Question ${id ?? ''} of arena-hard`,
        response: shown.model,
        opponentResponse: shown.baseline || undefined,
        opponent: optionalTextAt(row, 'baseline'),
        outcome: outcomeOf(score),
        score,
        judge: {
          winner: games.map((game) => (isObject(game) ? textOf(game.score) : 'none')).join(', then '),
          reasoning: games.map(reasoningOf).join('\n\n').trim(),
          position: 'both',
        },
        place,
      }),
    ];
  }

  finish(): BenchmarkItem[] {
    return this.#filter.finish();
  }

  warnings(): Warning[] {
    if (this.#inconsistent === 0) return [];
    const message = `In ${this.#inconsistent} of ${this.#judged} questions the judge changed its mind when the answers changed places`;
    return [{ code: 'judge-inconsistent', category: null, count: this.#inconsistent, message }];
  }

  #count(votes: (number[] | null)[]): void {
    const [one, two] = votes.map((games) => games?.[0]);
    if (one === undefined || two === undefined) return;
    this.#judged++;
    if (Math.sign(one - 0.5) !== Math.sign(two - 0.5)) this.#inconsistent++;
  }
}

/** A clear verdict counts three times, as arena-hard itself weighs it. */
const CLEAR = 3;

/** The game's votes for the model, 0 to 1 each; null for a game without a verdict. */
function votesForModel(game: unknown, isModelFirst: boolean): number[] | null {
  const verdict =
    isObject(game) && typeof game.score === 'string' ? /^([AB])([<=>]{1,2})([AB])$/u.exec(game.score) : null;
  const [, left, sign = '', right] = verdict ?? [];
  if (left === undefined || left === right || !/^(?:>>?|<<?|=)$/u.test(sign)) return null;
  if (sign === '=') return [0.5];
  const winner = sign.startsWith('>') ? left : right;
  const vote = (winner === 'A') === isModelFirst ? 1 : 0;
  return new Array(sign.length === 2 ? CLEAR : 1).fill(vote);
}

/** A question with a game that has no verdict is dropped by arena-hard: here it is an error. */
function meanOf(votes: (number[] | null)[]): number | null {
  const all = votes.flatMap((games) => games ?? []);
  if (votes.length === 0 || votes.includes(null)) return null;
  return all.reduce((sum, vote) => sum + vote, 0) / all.length;
}

function outcomeOf(score: number | null): Outcome {
  if (score === null) return 'error';
  if (score === 0.5) return 'tie';
  return score > 0.5 ? 'win' : 'loss';
}

function reasoningOf(game: unknown): string {
  if (!isObject(game)) return '';
  return textOfContent(game.judgment);
}

/** The judge's prompt shows the question and both answers: the baseline's first in game 1, second in game 2. */
function shownIn([first, second]: unknown[]): { prompt: string; baseline: string; model: string } {
  const isSwapped = !isObject(first);
  const text = isObject(first) ? promptTextOf(first) : isObject(second) ? promptTextOf(second) : '';
  const answerA = between(
    text,
    "<|The Start of Assistant A's Answer|>",
    "<|The End of Assistant A's Answer|>",
  );
  const answerB = between(
    text,
    "<|The Start of Assistant B's Answer|>",
    "<|The End of Assistant B's Answer|>",
  );
  return {
    prompt: between(text, '<|User Prompt|>', "<|The Start of Assistant A's Answer|>"),
    baseline: isSwapped ? answerB : answerA,
    model: isSwapped ? answerA : answerB,
  };
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  if (from === -1) return '';
  const to = text.indexOf(end, from);
  return text.slice(from + start.length, to === -1 ? undefined : to).trim();
}

function promptTextOf(game: Fields): string {
  return typeof game.user_prompt === 'string' ? game.user_prompt : lastMessage(game.prompt, 'user');
}
