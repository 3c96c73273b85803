/** Numbers the answers to one question in the order in which they come: 0, 1, 2 … */
export class Repeats {
  readonly #counts = new Map<string, number>();

  next(question: string): number {
    const count = this.#counts.get(question) ?? 0;
    this.#counts.set(question, count + 1);
    return count;
  }
}
