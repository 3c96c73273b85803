import type { BenchmarkItem } from '../benchmark/item.ts';
import { Interned } from '../notes/interned.ts';

type Named = Pick<BenchmarkItem, 'task' | 'variant' | 'category'>;

interface Kind extends Named {
  /** Number of its task and variant together. */
  scope: number;
}

/** Numbers for what many answers have in common: task, variant and category. */
export class AnswerKinds {
  readonly #kinds = new Interned<Kind>();
  readonly #scopes = new Interned<null>();
  /** Answers come in rows of one kind: most often it is that of the answer before. */
  #last: Named = { task: '', variant: '', category: '' };
  #lastNumber = -1;

  add({ task, variant, category }: Named): number {
    const last = this.#last;
    const isSame = last.task === task && last.variant === variant && last.category === category;
    if (isSame && this.#lastNumber >= 0) return this.#lastNumber;
    const scope = this.#scopes.add(`${task}\0${variant}`, null);
    this.#last = { task, variant, category };
    this.#lastNumber = this.#kinds.add(`${scope}\0${category}`, { task, variant, category, scope });
    return this.#lastNumber;
  }

  at(number: number): Kind {
    return this.#kinds.at(number);
  }
}
